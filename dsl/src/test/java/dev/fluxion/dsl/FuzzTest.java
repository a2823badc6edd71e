package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.format.Formatter;
import dev.fluxion.dsl.format.Notations;
import dev.fluxion.dsl.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, the compiler answers with a problem or with messages: no exception, no hang, no more memory than the heap of the
 * tests. The long form takes the number of files from {@code -Dfuzz}.
 */
class FuzzTest {
    private static final int SHORT_FORM = 600;
    private static final long PATIENCE_SECONDS = 30;

    private final List<String> right = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    FuzzTest() throws IOException {
        for (String folder : List.of("check/mistakes", "explain", "syntax/examples", "syntax/mistakes")) {
            for (Path input : GoldenFiles.inputs(folder)) {
                (GoldenFiles.compile(input).hasErrors() ? wrong : right).add(Files.readString(input));
            }
        }
    }

    @Test
    void everyFileIsAnswered() throws InterruptedException {
        int count = Integer.getInteger("fuzz", SHORT_FORM);
        long compiled = 0;
        for (int first = 0; first < count; first += 100) {
            int from = first;
            int to = Math.min(count, first + 100);
            String[] current = {""};
            CompletableFuture<Integer> batch = new CompletableFuture<>();
            Thread worker = Thread.ofPlatform().daemon().unstarted(() -> run(from, to, current, batch));
            worker.start();
            try {
                compiled += batch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("on\n" + current[0], e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError(
                        "still at work after " + PATIENCE_SECONDS + " s, at " + List.of(worker.getStackTrace())
                                + "\non\n" + current[0],
                        e);
            }
        }
        assertTrue(compiled > count / 100, "only " + compiled + " of " + count + " compiled: too much damage");
    }

    private void run(int from, int to, String[] current, CompletableFuture<Integer> batch) {
        try {
            int compiled = 0;
            for (int i = from; i < to; i++) {
                current[0] = RandomFiles.file(right, wrong, new SplittableRandom(i));
                compiled += isProblem(current[0]) ? 1 : 0;
            }
            batch.complete(compiled);
        } catch (RuntimeException | Error e) {
            batch.completeExceptionally(e);
        }
    }

    private static boolean isProblem(String text) {
        Pde.Compilation result = Compiled.text(text);
        assertTrue(result.problem().isPresent() || result.hasErrors(), "neither a problem nor a mistake");
        for (Diagnostic d : result.diagnostics()) {
            assertTrue(d.span().end() <= result.source().text().length(), d.toString());
        }
        assertEquals(
                result.diagnostics().isEmpty(),
                DiagnosticRenderer.render(result.diagnostics(), result.source()).isEmpty());
        SourceFile source = new SourceFile("test.pde", text);
        if (!Parser.parse(source).hasErrors()) {
            checkLayout(source);
        }
        result.problem().ifPresent(problem -> {
            Explain.print(problem, result.residuals().orElseThrow());
            Explain.graph(problem, result.residuals().orElseThrow());
        });
        return result.problem().isPresent();
    }

    private static void checkLayout(SourceFile source) {
        String once = Formatter.format(source);
        assertEquals(once, Formatter.format(new SourceFile("test.pde", once)), "formatting is not idempotent");
        for (Notations notation : Notations.values()) {
            SourceFile written = new SourceFile("test.pde", notation.write(source));
            assertEquals(
                    List.of(),
                    Parser.parse(written).diagnostics().stream()
                            .filter(Diagnostic::isError)
                            .toList(),
                    () -> notation + "\n" + written.text());
        }
    }
}
