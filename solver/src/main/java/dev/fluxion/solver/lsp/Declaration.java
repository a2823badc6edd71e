package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.Span;

/**
 * A declared name.
 *
 * @param kind what it is
 * @param name the name as the language compares it
 * @param place where the name stands, in the compiled text
 * @param text the declaration in one line, as written
 */
record Declaration(Kind kind, String name, Span place, String text) {
    enum Kind {
        COORDINATE("coordinate"),
        UNKNOWN("unknown"),
        PARAMETER("parameter"),
        INFERRED("to be found from data"),
        DEFINITION("definition"),
        FUNCTION("function"),
        REGION("region"),
        BOUNDARY("part of the boundary"),
        LABEL("label of a statement"),
        TRAINING("settings of a training");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        String noun() {
            return noun;
        }
    }
}
