package dev.fluxion.dsl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scilab.forge.jlatexmath.TeXFormula;

class LatexTest {
    private static final Path GALLERY = Path.of("../examples/pde");
    private static final Path OUTPUTS = Path.of("src/test/resources/dev/fluxion/dsl/tex");

    /** What opens and closes groups; escaped braces are no brackets. */
    private static final Pattern BRACKETS = Pattern.compile(
            "\\\\\\\\|\\\\[{}]|\\\\begin\\{(\\w+)}|\\\\end\\{(\\w+)}|\\\\left(?![a-z])|\\\\right(?![a-z])|[{}]");

    private static final List<String> COMMANDS = List.of(
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi"
                            + " omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega partial nabla cdot times le ge approx"
                            + " in quad backslash subset infty frac sqrt exp ln sin cos tan arcsin arccos arctan sinh cosh tanh min max left"
                            + " right operatorname mathit text texttt dots begin end"
                            + " documentclass usepackage section")
                    .split(" "));

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(GALLERY)) {
            return files.filter(f -> f.toString().endsWith(".pde")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsWrittenAsRecorded(Path example) {
        String text = Latex.print(GoldenFiles.compile(example).problem().orElseThrow());
        checkStructure(text);
        typeset(text);
        GoldenFiles.check(OUTPUTS.resolve(example.getFileName()), ".tex", text);
    }

    /** By another reader of LaTeX, which refuses what it does not know. */
    private static void typeset(String text) {
        new TeXFormula(text);
    }

    private static void checkStructure(String text) {
        assertTrue(text.chars().allMatch(c -> c < 128), text);
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = BRACKETS.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            if (found.startsWith("\\begin")) {
                open.push(matcher.group(1));
            } else if (found.startsWith("\\end")) {
                assertEquals(matcher.group(2), open.pop(), text);
            } else if (found.equals("{") || found.equals("\\left")) {
                open.push(found);
            } else if (found.equals("}")) {
                assertEquals("{", open.pop(), text);
            } else if (found.equals("\\right")) {
                assertEquals("\\left", open.pop(), text);
            }
        }
        assertEquals(List.of(), List.copyOf(open), text);
        Matcher command = Pattern.compile("\\\\([A-Za-z]+)").matcher(text);
        while (command.find()) {
            assertTrue(COMMANDS.contains(command.group(1)), command.group());
        }
        checkScripts(text);
        assertFalse(text.contains("\n\n"), "an empty line within align");
        for (String row : text.split("\\\\\\\\\n")) {
            String outer = row.replaceAll("\\\\begin\\{(cases|aligned)}.*?\\\\end\\{\\1}", "")
                    .replace("\\&", "");
            assertTrue(outer.chars().filter(c -> c == '&').count() <= 3, row);
        }
    }

    /** No base has two subscripts or two exponents. */
    private static void checkScripts(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean script = (sign == '_' || sign == '^') && text.charAt(i - 1) != '\\';
            if (script) {
                assertEquals('{', text.charAt(i + 1), text.substring(i));
                int depth = 0;
                int end = i + 1;
                do {
                    depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
                    end++;
                } while (depth > 0);
                assertTrue(text.charAt(end) != sign, text.substring(i));
            }
        }
    }

    @Test
    void namesNumbersAndOperationsAreThoseOfMathematics() {
        String text = Latex.print(Compiled.problem("""
                domain  x in [0, 1], y in [0, 2*pi]
                param   kappa = 2.5e-7, Re = 100
                unknown theta
                eq      -kappa*lap(theta) + theta_xy/(1 + x^2) - (x - y) = sqrt(abs(sin(pi*x/2))) + max(x, -y)*exp(-theta)
                bc      theta = 0 on boundary
                """));
        checkStructure(text);
        assertTrue(text.contains("\\theta_{xy}"), text);
        assertTrue(text.contains("x^{2}"), text);
        assertTrue(text.contains("\\frac{"), text);
        assertTrue(text.contains("2.5 \\cdot 10^{-7}"), text);
        assertTrue(text.contains("\\mathit{Re} &= 100"), text);
        assertTrue(text.contains("(x, y) \\in \\Omega &= [0, 1] \\times [0, 2\\pi]"), text);
        assertTrue(text.contains("&= 0 && \\text{on } \\partial\\Omega"), text);
    }

    @Test
    void longSumsAreBrokenBetweenTerms() {
        String terms = IntStream.rangeClosed(1, 12)
                .mapToObj(k -> k + "*sin(" + k + "*x)")
                .collect(Collectors.joining(" - "));
        String text = Latex.print(Compiled.problem("""
                domain  x in [0, 1]
                unknown u
                eq      u_xx = %1$s
                eq      u_xx + %1$s = u
                bc      u = 0 on boundary
                """.formatted(terms)));
        checkStructure(text);
        typeset(text);
        assertTrue(text.contains("u_{xx} &= \\begin{aligned}[t] & \\sin\\left(x\\right) - 2 "), text);
        assertTrue(text.contains(" \\\\ & \\quad - "), text);
        assertTrue(text.contains("\n  & \\begin{aligned}[t] & u_{xx} + "), text);
        assertTrue(text.contains(" \\\\ & \\quad = u \\end{aligned} && \\text{in } \\Omega \\\\\n"), text);
    }

    @Test
    void aDocumentHoldsTheBlockAndTheTitle() {
        Problem problem = Compiled.problem("""
                problem "50 % of {this} & #that_1"
                domain  x in [0, 1]
                unknown u
                eq      u_xx = 1
                bc      u = 0 on boundary
                """);
        String document = Latex.document(problem);
        checkStructure(document);
        assertTrue(document.contains("\\section*{50 \\% of \\{this\\} \\& \\#that\\_1}"), document);
        assertTrue(document.contains(Latex.print(problem)), document);
    }
}
