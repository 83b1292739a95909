import MIME

/// A message from its lines, ended by CRLF.
func message(_ lines: String...) -> Message { Message(parsing: source(lines)) }

func source(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

/// A message whose body is `octets`.
func message(_ header: String, octets: [UInt8]) -> Message {
    Message(parsing: Array((header + "\r\n\r\n").utf8) + octets)
}

func decoded(_ header: String) -> String { EncodedWords.decode(Array(header.utf8)) }

func mailboxes(_ list: String) -> [Mailbox] { AddressList(Array(list.utf8)).mailboxes }
