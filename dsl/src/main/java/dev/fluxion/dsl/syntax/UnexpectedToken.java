package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;

/** The answer when nothing more specific is known: what was being read, and at most three things that would have fitted. */
final class UnexpectedToken {
    private UnexpectedToken() {}

    static Diagnostic explain(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        String statement = chunk.token(chunk.keyword()).getText();
        String previous = i > 0 ? Words.shorten(chunk.token(i - 1).getText()) : "";
        Span span = chunk.caret(i);
        if (i > 0 && refusal.expects(PdeLexer.NUMBER)) {
            return Code.E0124.at(span, "a value is missing after `" + previous + "`");
        }
        String message = i >= chunk.size()
                ? "this `" + statement + "` statement is not complete"
                : "unexpected `" + Words.shorten(chunk.token(i).getText()) + "` in this `" + statement + "` statement";
        String likely = Words.likely(refusal);
        Diagnostic bare = Code.E0124.at(span, message);
        return likely.isEmpty() || previous.isEmpty()
                ? bare
                : bare.label("expected " + likely + " after `" + previous + "`");
    }
}
