extension CompletionTable {
    var fish: String {
        var script = """
            # fish completion for \(program)
            function \(function)_at
                set -l path
                for word in (commandline -opc)[2..]
                    contains -- "$path $word" \(paths); and set path "$path $word"
                end
                test "$path" = "$argv[1]"
            end
            complete -c \(program) -f
            complete -c \(program) -l help -d 'Show help'

            """
        for place in places {
            let here = "complete -c \(program) -n \"\(function)_at '\(Self.spelled(place.path))'\""
            for command in place.commands {
                script += "\(here) -a \(command.name) -d \(fishQuoted(command.summary))\n"
            }
            if !place.choices.isEmpty {
                script += "\(here) -a \(fishQuoted(place.choices.joined(separator: " ")))\n"
            }
            for option in place.options {
                script += "\(here) -l \(option.name)\(Self.value(of: option)) -d \(fishQuoted(option.help))\n"
            }
        }
        return script
    }

    private var paths: String {
        places.filter { !$0.path.isEmpty }.map { "'\(Self.spelled($0.path))'" }.joined(separator: " ")
    }

    private static func spelled(_ path: [String]) -> String { path.map { " " + $0 }.joined() }

    private static func value(of option: OptionDeclaration) -> String {
        guard option.placeholder != nil else { return "" }
        switch option.kind {
        case .path, .inputFile: return " -r -F"
        case .word where option.choices.isEmpty: return " -x"
        case .word: return " -x -a \(fishQuoted(option.choices.joined(separator: " ")))"
        }
    }
}

/// `text` as one word of fish, where a backslash escapes inside single quotes.
private func fishQuoted(_ text: String) -> String {
    var quoted = "'"
    for character in text {
        if character == "'" || character == "\\" { quoted.append("\\") }
        quoted.append(character)
    }
    return quoted + "'"
}
