import OneTimeCode

/// Twenty kilobytes of the line, numbered anew each time.
func mail(_ line: (Int) -> String) -> String {
    var text = ""
    var number = 100_003
    while text.utf8.count < 20_480 {
        text += line(number)
        number = (number * 7919) % 899_981 + 100_000
    }
    return text
}

let sentence = "Thank you for being with us; here is what our gardeners have planted since you were last here. "
let mails = [
    ("prose", mail { _ in sentence }),
    ("newsletter", mail { "\(sentence)Order \($0 % 10000) now for $\($0 % 90).99, с доставкой, 今なら送料無料.\n" }),
    ("numbers", mail { "\($0) " }),
    ("rows", mail { "Ref \($0) | 2026-11-21 | \($0 % 10000) pcs\n" }),
    ("names and numbers", mail { "Your verification code is not \($0) but the pin code below. " }),
    ("names far from numbers", mail { "code pin otp \(sentence) \($0) enter use login code " }),
    ("stems", mail { "verification kodunuz Bestätigungscode код подтверждения \($0) " }),
    ("one line", mail { "code \($0), " }),
]

// Prints each of the mails at its median, in milliseconds, and in the last line the slowest.
var slowest = 0.0
for (name, text) in mails {
    let content = Content(subject: "Your code", plain: text)
    let times = (0..<101).map { _ in ContinuousClock().measure { _ = Extraction(of: content) } }.sorted()
    let milliseconds = Double(times[50].components.attoseconds) / 1e15
    slowest = max(slowest, milliseconds)
    print("\(name): \(milliseconds) ms")
}
print(slowest)
