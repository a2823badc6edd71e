package dev.fluxion.dsl.syntax;

import java.util.HashMap;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;

/**
 * Where the generated parser gave up, and what it would have taken instead. ANTLR's own set of expected tokens belongs to the
 * last decision it made, which may lie many tokens back; so a token is expected here when the parser accepts it in a trial.
 */
final class Refusal {
    /** A statement with more tokens before the mistake is not tried again and again. */
    private static final int TRIAL_LIMIT = 4000;

    private final Chunk chunk;
    private final int index;
    private final Map<Integer, Boolean> trials = new HashMap<>();

    /**
     * @param chunk the statement
     * @param index of the token that did not fit; the size of the chunk if it ended too early
     */
    Refusal(Chunk chunk, int index) {
        this.chunk = chunk;
        this.index = Math.min(index, chunk.size());
    }

    int index() {
        return index;
    }

    /** Whether a token of this type would have fitted. */
    boolean expects(int type) {
        return index <= TRIAL_LIMIT && trials.computeIfAbsent(type, this::tries);
    }

    private boolean tries(int type) {
        return StatementReader.accepts(chunk.tokens().subList(0, index), new CommonToken(type, "?"));
    }
}
