package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.Vocabulary;
import dev.fluxion.dsl.Vocabulary.Kind;
import dev.fluxion.dsl.Vocabulary.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of a Visual Studio Code extension: a TextMate grammar made from the words of the language, and the language server. */
public final class VscodeExtension {
    private static final String PACKAGE = """
            {
              "name": "fluxion-pde",
              "displayName": "Fluxion problem files",
              "description": "Messages, completion, hover, renaming and layout for .pde files",
              "publisher": "fluxion",
              "version": "0.1.0",
              "license": "Apache-2.0",
              "engines": { "vscode": "^1.82.0" },
              "main": "./extension.js",
              "activationEvents": ["onLanguage:pde"],
              "contributes": {
                "languages": [
                  { "id": "pde", "aliases": ["Fluxion"], "extensions": [".pde"], "configuration": "./language-configuration.json" }
                ],
                "grammars": [
                  { "language": "pde", "scopeName": "source.pde", "path": "./syntaxes/pde.tmLanguage.json" }
                ],
                "configuration": {
                  "title": "Fluxion",
                  "properties": {
                    "fluxion.command": {
                      "type": "string", "default": "fluxion", "description": "The fluxion command, which serves as `fluxion lsp`."
                    }
                  }
                }
              },
              "dependencies": { "vscode-languageclient": "^9.0.1" }
            }
            """;
    private static final String CONFIGURATION = """
            {
              "comments": { "lineComment": "#" },
              "brackets": [["(", ")"], ["[", "]"], ["{", "}"]],
              "autoClosingPairs": [["(", ")"], ["[", "]"], ["{", "}"], ["\\"", "\\""]]
            }
            """;
    private static final String GRAMMAR = """
            {
              "name": "Fluxion",
              "scopeName": "source.pde",
              "fileTypes": ["pde"],
              "patterns": [
                { "name": "comment.line.number-sign.pde", "match": "#.*$" },
                { "name": "string.quoted.double.pde", "match": "\\"([^\\"\\\\\\\\]|\\\\\\\\.)*\\"?" },
                { "name": "constant.numeric.pde", "match": "(?<![\\\\w.])([0-9]+(\\\\.[0-9]+)?|\\\\.[0-9]+)([eE][+-]?[0-9]+)?" },
                { "name": "support.function.pde", "match": "\\\\b(@FUNCTION@|@REGION@)(?=\\\\s*\\\\()" },
                { "name": "keyword.control.pde", "match": "\\\\b(@STATEMENT@)\\\\b" },
                { "name": "keyword.other.pde", "match": "\\\\b(@CLAUSE@)\\\\b" },
                { "name": "constant.language.pde", "match": "\\\\b(@CONSTANT@)\\\\b|π" },
                { "name": "support.type.property-name.pde", "match": "^\\\\s+(@SETTING@)(?=\\\\s*=)" },
                { "name": "keyword.operator.pde", "match": "∂Ω|[-+*/^=<>≤≥&·×Δ∆∇∂−]" }
              ]
            }
            """;
    private static final String EXTENSION = """
            const { workspace } = require("vscode");
            const { LanguageClient } = require("vscode-languageclient/node");

            let client;

            exports.activate = () => {
              const command = workspace.getConfiguration("fluxion").get("command");
              client = new LanguageClient(
                "fluxion",
                "Fluxion",
                { command, args: ["lsp"] },
                { documentSelector: [{ language: "pde" }] }
              );
              return client.start();
            };

            exports.deactivate = () => client && client.stop();
            """;

    private VscodeExtension() {}

    /** Texts by file name. */
    public static Map<String, String> files() {
        String grammar = GRAMMAR;
        for (Kind kind : Kind.values()) {
            grammar = grammar.replace("@" + kind + "@", alternatives(Vocabulary.words(kind)));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package.json", PACKAGE);
        files.put("language-configuration.json", CONFIGURATION);
        files.put("extension.js", EXTENSION);
        files.put("syntaxes/pde.tmLanguage.json", grammar);
        return files;
    }

    private static String alternatives(List<Word> words) {
        return words.stream().map(Word::name).sorted().collect(Collectors.joining("|"));
    }
}
