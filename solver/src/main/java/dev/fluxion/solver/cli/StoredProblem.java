package dev.fluxion.solver.cli;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.dsl.syntax.Statement;

/** The text inside a model file. */
final class StoredProblem {
    private StoredProblem() {}

    /**
     * The text with spaces in place of the statements that name reference files or included ones, whose text it holds already, and of
     * those that compare with references: a model must be usable where those files are not.
     */
    static String withoutFiles(String file, String text) {
        StringBuilder blanked = new StringBuilder(text);
        for (Statement statement :
                Parser.parse(new SourceFile(file, text)).file().statements()) {
            if (statement instanceof Statement.Reference
                    || statement instanceof Statement.Expect
                    || statement instanceof Statement.Include) {
                blank(blanked, statement.span());
            }
        }
        return blanked.toString();
    }

    private static void blank(StringBuilder text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
