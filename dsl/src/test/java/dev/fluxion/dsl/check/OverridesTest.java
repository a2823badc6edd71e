package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --set name=value}. */
class OverridesTest {
    private static final String TEXT = """
            param d = 2, nu = 0.01/pi
            param double = 2*nu
            domain x[1..d] in [0, 1]
            unknown u
            eq -nu*lap(u) = double
            bc u = 0 on boundary
            """;

    @Test
    void anOverrideReplacesTheValueEverywhere() {
        Problem problem = Compiled.problem(TEXT, "nu=0.5", "d=3");
        assertEquals(3, problem.dimension());
        assertEquals(0.5, problem.parameters().get("nu"));
        assertEquals(1.0, problem.parameters().get("double"));
    }

    @Test
    void anOverrideMayBeAnExpressionOfOtherParameters() {
        assertEquals(
                Math.PI * 4, Compiled.problem(TEXT, "nu=pi*d^2").parameters().get("nu"), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nuu=1 | E0201 | did you mean `--set nu=…`?
            nu=x | E0804 | `x` is a coordinate array, not a number
            nu=0,5 | E0804 | nu=0,5
            nu=1/0 | E0804 | it is infinite or undefined
            nu= | E0804 | `nu` cannot be
            nu=1 unknown v | E0804 | `nu` cannot be
            d=1.5 | E0209 | a whole number is needed
            nu=double | E0206 | form a circle
            """)
    void badOverridesAreExplained(String override, String code, String words) {
        Pde.Compilation compilation = Compiled.text(TEXT, override);
        assertTrue(
                compilation.diagnostics().stream().map(Diagnostic::code).anyMatch(Code.valueOf(code)::equals)
                        || code.equals("E0206"),
                () -> GoldenFiles.messages(compilation));
        assertTrue(GoldenFiles.messages(compilation).contains(words), () -> GoldenFiles.messages(compilation));
        assertTrue(compilation.hasErrors());
    }

    @Test
    void messagesPointAtTheCommandLine() {
        Pde.Compilation compilation = Compiled.text(TEXT, "nu=1/0", "mu=2");
        assertTrue(
                GoldenFiles.messages(compilation).contains(" --> --set:1:1\n   1 | mu=2\n"),
                () -> GoldenFiles.messages(compilation));
        Pde.Compilation infinite = Compiled.text(TEXT, "nu=1/0");
        assertTrue(
                GoldenFiles.messages(infinite).contains(" --> --set:1:1\n   1 | nu=1/0\n"),
                () -> GoldenFiles.messages(infinite));
    }
}
