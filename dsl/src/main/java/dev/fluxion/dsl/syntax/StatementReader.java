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
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Runs the generated parser on one statement and stops at the first token that does not fit. */
final class StatementReader {
    /** Exactly one of the two is present. */
    record Outcome(Optional<StatementContext> tree, Optional<Refusal> refusal) {}

    private StatementReader() {}

    static Outcome read(Chunk chunk) {
        PdeParser parser = parser(chunk.tokens());
        try {
            return new Outcome(Optional.of(parser.single().statement()), Optional.empty());
        } catch (ParseCancellationException stopped) {
            return new Outcome(Optional.empty(), Optional.of(new Refusal(chunk, offendingIndex(stopped))));
        }
    }

    /** Whether a statement that begins with these tokens can go on with {@code next}. */
    static boolean accepts(List<Token> tokens, Token next) {
        List<Token> trial = new ArrayList<>(tokens);
        trial.add(next);
        PdeParser parser = parser(trial);
        parser.setBuildParseTree(false);
        try {
            parser.single();
            return true;
        } catch (ParseCancellationException stopped) {
            return offendingIndex(stopped) > tokens.size();
        }
    }

    private static PdeParser parser(List<Token> statement) {
        // The stream numbers the tokens it is given, so it gets copies.
        List<Token> tokens = new ArrayList<>(statement.size() + 1);
        statement.forEach(t -> tokens.add(new CommonToken(t)));
        CommonToken end = new CommonToken(Token.EOF, "");
        int after =
                statement.isEmpty() ? 0 : statement.get(statement.size() - 1).getStopIndex() + 1;
        end.setStartIndex(after);
        end.setStopIndex(after - 1);
        tokens.add(end);
        PdeParser parser = new PdeParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new StopAtFirst());
        return parser;
    }

    private static int offendingIndex(ParseCancellationException stopped) {
        return ((RecognitionException) stopped.getCause()).getOffendingToken().getTokenIndex();
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
