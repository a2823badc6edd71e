package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/** Places of parse-tree nodes. */
final class Spans {
    private Spans() {}

    static Span of(ParserRuleContext tree) {
        return Tokens.span(tree.getStart(), tree.getStop());
    }

    static String text(ParserRuleContext tree, SourceFile source) {
        return source.text(of(tree)).replaceAll("\\s+", " ");
    }
}
