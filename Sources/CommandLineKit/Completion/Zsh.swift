extension CompletionTable {
    var zsh: String {
        var script = """
            #compdef \(program)
            \(function)() {
                local at= word
                local -a commands options
                for word in "${(@)words[2,CURRENT-1]}"; do
                    case "$at $word" in
                        (\(places.filter { !$0.path.isEmpty }.map { Self.pattern($0.path) }.joined(separator: "|"))) at="$at $word" ;;
                    esac
                done
                case "${words[CURRENT-1]}" in

            """
        for option in valueOptions {
            script += "        (--\(option.name)) \(Self.reply(to: option)); return ;;\n"
        }
        script += "    esac\n    case \"$at\" in\n"
        for place in places {
            let commands = place.commands.map { shellQuoted("\($0.name):\($0.summary)") }
            let choices = place.choices.map(shellQuoted)
            let options = place.options.map { shellQuoted("--\($0.name):\($0.help)") }
            script += "        (\(Self.pattern(place.path)))\n"
            script += "            commands=(\((commands + choices).joined(separator: " ")))\n"
            script +=
                "            options=(\((options + [shellQuoted("--help:Show help")]).joined(separator: " ")))\n"
            script += "            ;;\n"
        }
        return script + """
                esac
                (( $#commands )) && _describe command commands
                _describe option options
            }
            \(function) "$@"

            """
    }

    private static func pattern(_ path: [String]) -> String {
        shellQuoted(path.map { " " + $0 }.joined())
    }

    private static func reply(to option: OptionDeclaration) -> String {
        switch option.kind {
        case .path, .inputFile: "_files"
        case .word:
            option.choices.isEmpty
                ? "_message \(shellQuoted(option.help))"
                : "compadd -- \(option.choices.map(shellQuoted).joined(separator: " "))"
        }
    }
}
