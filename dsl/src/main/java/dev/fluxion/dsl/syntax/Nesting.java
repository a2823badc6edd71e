package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Bounds the depth of a statement's tree before it is parsed: everything after the lexer walks trees by recursion. Two measures,
 * both found in one sweep over the tokens: nesting (brackets, prefix operators, powers, {@code if}), which costs stack in the
 * parser, and the height of the tree, to which every operation of a chain {@code a + b + c} adds one.
 */
final class Nesting {
    /** Deepest nesting of brackets, prefix operators, powers and {@code if}. */
    static final int LIMIT = 100;
    /** Greatest height of a tree. */
    static final int HEIGHT_LIMIT = 250;

    private Nesting() {}

    /** The message about a statement that is nested too deeply, if it is. */
    static Optional<Diagnostic> check(Chunk chunk) {
        Deque<Level> outer = new ArrayDeque<>();
        Level level = new Level(0);
        for (int i = 0; i < chunk.size(); i++) {
            int type = chunk.type(i);
            boolean afterValue = Tokens.endsValue(chunk.type(i - 1));
            if (Tokens.isOpener(type)) {
                if (type == PdeLexer.LBRACKET && afterValue) {
                    level.prefix();
                }
                outer.push(level);
                level = new Level(level.nesting() + 1);
            } else if (Tokens.isCloser(type)) {
                int height = level.height();
                level = outer.isEmpty() ? new Level(0) : outer.pop();
                level.operand(height + 1);
            } else {
                level.token(type, afterValue);
            }
            if (level.nesting() > LIMIT) {
                return Optional.of(Code.E0119
                        .at(Tokens.span(chunk.token(i)), "this is nested more than %d levels deep".formatted(LIMIT))
                        .help("name the inner parts with `let`"));
            }
            if (level.height() > HEIGHT_LIMIT) {
                return Optional.of(Code.E0119
                        .at(
                                Tokens.span(chunk.token(i)),
                                "this expression has more than %d operations in a row".formatted(HEIGHT_LIMIT))
                        .help("split it into parts with `let`, or use `sum(i in 1..n, …)`"));
            }
        }
        return Optional.empty();
    }

    /** What is known at one level of brackets. */
    private static final class Level {
        private final int base;
        private int prefixes;
        private int conditionals;
        private int sum;
        private int product;
        private int finished;

        Level(int base) {
            this.base = base;
        }

        int nesting() {
            return base + prefixes + conditionals;
        }

        int height() {
            return Math.max(finished, Math.max(sum, product) + conditionals);
        }

        void operand(int height) {
            product = Math.max(product, height);
        }

        void token(int type, boolean afterValue) {
            switch (type) {
                case PdeLexer.CARET, PdeLexer.LAPLACE, PdeLexer.NABLA, PdeLexer.PARTIAL, PdeLexer.NOT -> prefix();
                case PdeLexer.IF -> conditionals++;
                case PdeLexer.PLUS, PdeLexer.MINUS -> {
                    if (afterValue) {
                        endTerm();
                    } else {
                        prefix();
                    }
                }
                case PdeLexer.AMPERSAND, PdeLexer.AND, PdeLexer.OR, PdeLexer.LESS, PdeLexer.GREATER -> endTerm();
                case PdeLexer.STAR, PdeLexer.SLASH, PdeLexer.DOT, PdeLexer.CROSS, PdeLexer.SUPERSCRIPT -> {
                    product++;
                    prefixes = 0;
                }
                case PdeLexer.COMMA, PdeLexer.EQUAL, PdeLexer.SEMICOLON -> {
                    finished = height();
                    prefixes = 0;
                    conditionals = 0;
                    sum = 0;
                    product = 0;
                }
                default -> {
                    // Names and numbers add nothing.
                }
            }
        }

        void prefix() {
            prefixes++;
            product++;
        }

        private void endTerm() {
            sum = Math.max(sum, product) + 1;
            product = 0;
            prefixes = 0;
        }
    }
}
