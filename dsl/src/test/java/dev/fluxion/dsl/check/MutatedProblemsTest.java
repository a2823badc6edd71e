package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.explain.Explain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged problems give messages, and never anything else; what compiles can be explained. */
class MutatedProblemsTest {
    private static final List<String> WORDS = List.of(
            "u",
            "v",
            "U",
            "p",
            "x",
            "y",
            "t",
            "x[1]",
            "u_x",
            "u_t",
            "u_xx",
            "U_t",
            "0",
            "1",
            "2",
            "-1",
            "0.5",
            "1e400",
            "pi",
            "inf",
            "normal",
            "identity",
            "(",
            ")",
            "[1, 2]",
            "(1, 2)",
            "+",
            "-",
            "*",
            "/",
            "^",
            "=",
            ",",
            "lap(u)",
            "grad(u)",
            "div(U)",
            "dn(u)",
            "exact(u)",
            "residual(eq1)",
            "if x < 1 then 0 else 1",
            "boundary",
            "on",
            "at (0, 0)",
            "on x = 0",
            "on x = y",
            "where x < 1",
            "for i in 1..2",
            "with weight = 0",
            "hard",
            "periodic x",
            "log(-1)",
            "1/0",
            "sum(i in 1..3, i)",
            "\"text\"",
            "true",
            "k",
            "f(x)");

    @Test
    void mutantsNeverThrow() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of("check/mistakes", "explain", "syntax/examples")) {
            for (Path input : GoldenFiles.inputs(folder)) {
                if (!GoldenFiles.compile(input).hasErrors()) {
                    texts.add(Files.readString(input));
                }
            }
        }
        Random random = new Random(1);
        int compiled = 0;
        for (int round = 0; round < Integer.getInteger("mutants", 1000); round++) {
            String text = mutate(texts.get(random.nextInt(texts.size())), random);
            try {
                Pde.Compilation result = Compiled.text(text);
                assertTrue(result.problem().isPresent() || result.hasErrors(), text);
                if (result.problem().isPresent()) {
                    compiled++;
                    assertFalse(Explain.print(
                                    result.problem().get(), result.residuals().orElseThrow())
                            .isEmpty());
                    assertFalse(Explain.graph(
                                    result.problem().get(), result.residuals().orElseThrow())
                            .isEmpty());
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("on\n" + text, e);
            }
        }
        assertTrue(
                compiled > 50,
                "only " + compiled + " mutants compiled: the mutations are too coarse to test the later passes");
    }

    private static String mutate(String text, Random random) {
        List<String> tokens =
                new ArrayList<>(Stream.of(text.split("(?<=\\W)|(?=\\W)")).toList());
        int edits = 1 + random.nextInt(2);
        for (int i = 0; i < edits && !tokens.isEmpty(); i++) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(4)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.set(at, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> tokens.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
                default -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            }
        }
        return String.join("", tokens);
    }
}
