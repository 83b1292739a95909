extension CompletionTable {
    /// Needs nothing but bash itself. The function walks the words before the cursor through the table.
    var bash: String {
        var script = """
            # bash completion for \(program)
            \(function)() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= word
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case "$path $word" in
                        \(paths)) path="$path $word" ;;
                    esac
                done
                case "$prev" in

            """
        for option in valueOptions {
            script += "        --\(option.name)) \(Self.reply(to: option)); return ;;\n"
        }
        script += "    esac\n    case \"$path\" in\n"
        for place in places {
            let options = place.options.map { "--" + $0.name } + ["--help"]
            let words = place.commands.map(\.name) + place.choices + options
            script += "        \(Self.pattern(place.path))) \(Self.reply(words)) ;;\n"
        }
        return script + "    esac\n}\ncomplete -F \(function) \(program)\n"
    }

    private var paths: String {
        places.filter { !$0.path.isEmpty }.map { Self.pattern($0.path) }.joined(separator: "|")
    }

    private static func pattern(_ path: [String]) -> String {
        shellQuoted(path.map { " " + $0 }.joined())
    }

    private static func reply(to option: OptionDeclaration) -> String {
        switch option.kind {
        case .path, .inputFile: #"COMPREPLY=($(compgen -f -- "$cur"))"#
        case .word: reply(option.choices)
        }
    }

    private static func reply(_ words: [String]) -> String {
        guard !words.isEmpty else { return "COMPREPLY=()" }
        return #"COMPREPLY=($(compgen -W \#(shellQuoted(words.joined(separator: " "))) -- "$cur"))"#
    }
}
