package dev.fluxion.dsl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.AstPrinter;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.ParseResult;
import dev.fluxion.dsl.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
    private static final Path GALLERY = Path.of("../examples/pde");

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(GoldenFiles.inputs("syntax/examples"));
        files.addAll(GoldenFiles.inputs("check/mistakes"));
        try (Stream<Path> gallery = Files.walk(GALLERY)) {
            files.addAll(
                    gallery.filter(f -> f.toString().endsWith(".pde")).sorted().toList());
        }
        return files;
    }

    private static SourceFile source(String text) {
        return new SourceFile("test.pde", text);
    }

    private static String format(String text) {
        return Formatter.format(source(text));
    }

    private static void checkLaws(String text) {
        ParseResult parsed = Parser.parse(source(text));
        if (parsed.hasErrors()) {
            return;
        }
        String once = format(text);
        assertEquals(once, format(once), "formatting twice");
        assertEquals(AstPrinter.print(parsed.file()), tree(once), text);
        assertTrue(once.lines().noneMatch(l -> l.endsWith(" ")), once);
        String ascii = Notations.ASCII.write(source(text));
        String unicode = Notations.UNICODE.write(source(text));
        if (!text.contains("∂")) {
            assertEquals(tree(format(ascii)), tree(format(Notations.ASCII.write(source(unicode)))), text);
        }
        assertEquals(ascii, Notations.ASCII.write(source(ascii)), "writing in ASCII twice");
        assertEquals(unicode, Notations.UNICODE.write(source(unicode)), "writing in Unicode twice");
    }

    private static String tree(String text) {
        ParseResult parsed = Parser.parse(source(text));
        assertTrue(!parsed.hasErrors(), () -> text + parsed.diagnostics());
        return AstPrinter.print(parsed.file());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFormattedFileMeansTheSameAndStaysAsItIs(Path file) throws IOException {
        checkLaws(Files.readString(file));
    }

    @Test
    void anyMixtureOfWhiteSpaceAndCommentsIsLaidOutTheSameTwice() throws IOException {
        Random random = new Random(7);
        List<String> gaps =
                List.of(" ", "  ", "\n  ", "\n\n\n   ", " # a note\n ", "\n # alone\n\n  ", "\t", "\r\n  ", "\r ");
        List<Path> files = files();
        for (int i = 0; i < 400; i++) {
            String text = Files.readString(files.get(i % files.size()));
            StringBuilder loose = new StringBuilder();
            for (Lexeme lexeme : Lexeme.of(source(text))) {
                boolean comment = lexeme.text().startsWith("#");
                loose.append(lexeme.leads() ? "\n" : gaps.get(random.nextInt(gaps.size())));
                loose.append(lexeme.text()).append(comment ? "\n  " : "");
            }
            checkLaws(loose.toString());
        }
    }

    @Test
    void theLayoutIsThatOfTheTutorial() {
        String loose = """
                problem   "Heat"   # what it is
                domain x in [0,1] time t in [0 , 1] unknown u# the field
                 # lonely
                eq heat :u_t=-2*-u_xx + ( u-1 )^2
                hard ic u=sin( pi*x )


                bc u=0 on boundary except x=0 where u <1
                exact u = exp(-t),
                 v = [1,2]
                train quick { network=mlp(width=8)
                  optimizer =  adam( steps= 5 )
                    then lbfgs( ) # two
                   seed=1 }
                train { seed=2 }
                """;
        assertEquals("""
                problem "Heat"  # what it is
                domain  x in [0, 1]
                time    t in [0, 1]
                unknown u       # the field
                # lonely
                eq heat: u_t = -2*-u_xx + (u - 1)^2
                hard ic u = sin(pi*x)

                bc      u = 0 on boundary except x = 0 where u < 1
                exact   u = exp(-t),
                        v = [1, 2]
                train quick {
                  network   = mlp(width = 8)
                  optimizer = adam(steps = 5)
                    then lbfgs()  # two
                  seed      = 1
                }
                train { seed = 2 }
                """, format(loose));
    }

    @Test
    void unicodeAndAsciiSayTheSame() {
        String ascii = """
                domain  x in [0, 1], y in [0, 1]
                param   mu = 2
                unknown u
                eq      -mu*lap(u)^2 + dot(grad(u), grad(u)) = u^2*sin(pi*x)
                bc      u = 0 on boundary where x <= 1
                """;
        String unicode = """
                domain  x ∈ [0, 1], y ∈ [0, 1]
                param   μ = 2
                unknown u
                eq      -μ*lap(u)² + dot(∇u, ∇u) = u²*sin(π*x)
                bc      u = 0 on ∂Ω where x ≤ 1
                """;
        assertEquals(unicode, format(Notations.UNICODE.write(source(ascii))));
        assertEquals(ascii, format(Notations.ASCII.write(source(unicode))));
    }

    @Test
    void productsAndPartialDerivativesHaveAnAsciiForm() {
        String unicode = "eq 2*U·V^2 - ∇·(k*∇p) + ∂xx(u*v) = -a·b·c + x²^3 + Δ(u×v)\n";
        assertEquals(
                "eq      dot(2*U, V^2) - div(k*grad(p)) + diff(u*v, x, 2) = dot(dot(-a, b), c) + (x^2)^3 + lap(cross(u, v))\n",
                format(Notations.ASCII.write(source(unicode))));
    }

    @Test
    void wordsThatComeToTouchStayApart() {
        assertEquals("eq lap(u) = 0", Notations.ASCII.write(source("eqΔu = 0")));
        assertEquals("eq ΔU= 0", Notations.UNICODE.write(source("eq lap(U)= 0")));
        assertEquals("unknown U\neq ΔU = 0\nbc U = ΔU on ∂Ω", Notations.UNICODE.write(source("""
                unknown U
                eq lap(U) = 0
                bc U = lap(U)on boundary""")));
    }

    @Test
    void namesThatDataFilesMayKnowKeepTheirSpelling() {
        String text = "reference θ from \"a.csv\"\n";
        assertEquals(text, Notations.ASCII.write(source(text)));
        String both = "param α = 1, alpha = 2\n";
        assertEquals(both, Notations.ASCII.write(source(both)));
    }
}
