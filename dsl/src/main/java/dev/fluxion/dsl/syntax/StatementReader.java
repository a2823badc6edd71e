package dev.fluxion.dsl.syntax;

import dev.fluxion.grammar.PdeParser;
import dev.fluxion.grammar.PdeParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Runs the generated parser on one chunk and stops at the first token that does not fit. */
final class StatementReader {
    /** Exactly one of the two is present. */
    record Outcome(Optional<StatementContext> tree, Optional<Refusal> refusal) {}

    private StatementReader() {}

    static Outcome read(Chunk chunk) {
        List<Token> tokens = new ArrayList<>(chunk.tokens());
        CommonToken end = new CommonToken(Token.EOF, "");
        int after = chunk.last().getStopIndex() + 1;
        end.setStartIndex(after);
        end.setStopIndex(after - 1);
        tokens.add(end);
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        PdeParser parser = new PdeParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new StopAtFirst());
        try {
            return new Outcome(Optional.of(parser.single().statement()), Optional.empty());
        } catch (ParseCancellationException stopped) {
            RecognitionException cause = (RecognitionException) stopped.getCause();
            IntervalSet expected = cause.getExpectedTokens();
            int index = stream.index();
            if (cause instanceof NoViableAltException choice) {
                index = choice.getOffendingToken().getTokenIndex();
            }
            return new Outcome(Optional.empty(), Optional.of(new Refusal(index, expected)));
        }
    }

    /** The ANTLR strategy without recovery, insertion or deletion of tokens. */
    private static final class StopAtFirst extends DefaultErrorStrategy {
        @Override
        public void recover(Parser recognizer, RecognitionException e) {
            throw new ParseCancellationException(e);
        }

        @Override
        public Token recoverInline(Parser recognizer) {
            throw new ParseCancellationException(new InputMismatchException(recognizer));
        }

        @Override
        public void sync(Parser recognizer) {
            // A loop that ends too early fails at the token after it, which is the place to report.
        }

        @Override
        public void reportError(Parser recognizer, RecognitionException e) {
            // The caller words the message.
        }
    }
}
