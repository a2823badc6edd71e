package dev.fluxion.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Files that people would not write: damaged ones, spliced ones, statements at random, noise. */
final class RandomFiles {
    private static final List<String> PIECES = List.of(
            "u",
            "v",
            "U",
            "p",
            "x",
            "y",
            "t",
            "k",
            "f(x)",
            "x[1]",
            "u_x",
            "u_t",
            "u_xx",
            "u_xxxxxxxxxx",
            "U_t",
            "0",
            "1",
            "2",
            "0.5",
            "1e400",
            "1e-400",
            "99999999999999999999",
            "pi",
            "inf",
            "normal",
            "identity",
            "(",
            ")",
            "((((((((",
            "[1, 2]",
            "(1, 2)",
            "[",
            "]",
            "{",
            "}",
            "+",
            "-",
            "*",
            "/",
            "^",
            "^^",
            "=",
            "==",
            ",",
            ";",
            ":",
            "..",
            ".",
            "&",
            "<",
            "<=",
            "\"",
            "\"text\"",
            "\"no.csv\"",
            "#",
            "\n",
            "\n  ",
            "\r",
            "\t",
            "\0",
            "\ud83d\ude00",
            "\ud800",
            "Δ",
            "Δu",
            "∇",
            "∇·U",
            "∂xx(u)",
            "·",
            "²",
            "u²",
            "∂Ω",
            "π",
            "≤",
            "µ",
            "x₁",
            "lap(u)",
            "grad(u)",
            "div(U)",
            "curl(U)",
            "dn(u)",
            "det(grad(U))",
            "exact(u)",
            "residual(eq1)",
            "diff(u, x, 9)",
            "sum(i in 1..3, i)",
            "sum(i in 1..1000000000, i)",
            "for i in 1..1000000000",
            "if x < 1 then 0 else 1",
            "boundary",
            "on ",
            "on x = 0",
            "at (0, 0)",
            "where x < 1",
            "for i in 1..2",
            "with weight = 0",
            "with points = 100000000",
            "hard ",
            "soft",
            "then",
            "in ",
            "not ",
            "log(-1)",
            "1/0",
            "2^1000000",
            "x^x^x^x",
            "true",
            "\\frac{1}{2}",
            "//",
            "integral(u^2)",
            "mean(u)",
            "table(\"k.csv\", x)",
            "mlp(width = 1000000000, depth = 1000000000)",
            "adam(steps = 99999999999)");
    private static final List<String> STATEMENTS = List.of(
            "problem \"a\"",
            "include \"no.pde\"",
            "param k = ",
            "param k in ",
            "let f = ",
            "let f(x) = ",
            "region r = ",
            "domain x in [0, 1]",
            "domain x in [0, 1], y in [-1, 1]",
            "domain x[1..4] in [0, 1]",
            "time t in [0, 1]",
            "unknown u",
            "unknown U = (u, v), p",
            "infer k = 1 in [0, 2]",
            "infer a(x) in [0, 1]",
            "boundary b: ",
            "periodic x",
            "eq u_t = ",
            "eq -lap(u) = ",
            "eq ",
            "ic u = ",
            "bc u = ",
            "hard bc u = 0 on boundary",
            "constraint mean(u) = ",
            "exact u = ",
            "reference u from ",
            "observe u from ",
            "train { seed = ",
            "train { optimizer = ",
            "sweep k in [1, ",
            "monitor ",
            "plot u at t = ",
            "export u to ",
            "expect rel_l2(u) < ");

    private RandomFiles() {}

    /** The file of a random state, made from some without mistakes and some with. */
    static String file(List<String> right, List<String> wrong, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random);
            case 1, 2 -> statements(random);
            case 3 -> splice(pick(right, random), pick(right, random), random);
            case 4 -> mutant(pick(wrong, random), random);
            default -> mutant(pick(right, random), random);
        };
    }

    private static String pick(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String noise(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(400);
        for (int i = 0; i < length; i++) {
            boolean piece = random.nextInt(3) == 0;
            text.append(piece ? pick(PIECES, random) : Character.toString(random.nextInt(1, 0x3000)));
        }
        return text.toString();
    }

    private static String statements(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "domain x in [0, 1]\nunknown u\n" : "");
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            text.append(pick(STATEMENTS, random));
            int parts = random.nextInt(6);
            for (int k = 0; k < parts; k++) {
                text.append(pick(PIECES, random)).append(random.nextBoolean() ? " " : "");
            }
            text.append(random.nextInt(10) == 0 ? "" : "\n");
        }
        return text.toString();
    }

    private static String splice(String first, String second, SplittableRandom random) {
        return first.substring(0, random.nextInt(first.length() + 1))
                + second.substring(random.nextInt(second.length() + 1));
    }

    private static String mutant(String file, SplittableRandom random) {
        List<String> tokens = new ArrayList<>(List.of(file.split("(?<=\\W)|(?=\\W)")));
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits && !tokens.isEmpty(); i++) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.set(at, pick(PIECES, random));
                case 2 -> tokens.add(at, " " + pick(PIECES, random) + " ");
                case 3 -> tokens.add(at, tokens.get(at).repeat(1 + random.nextInt(40)));
                default -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            }
        }
        return String.join("", tokens);
    }
}
