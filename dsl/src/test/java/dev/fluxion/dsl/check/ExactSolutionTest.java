package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSolutionTest {
    private static final String HEAT = """
            param k = 0.4
            domain x in [0, 1]
            time t in [0, 1]
            unknown u
            eq u_t = k*u_xx
            ic u = sin(pi*x)
            bc u = 0 on boundary
            exact u = exp(-k*pi^2*t)*sin(pi*x)
            """;

    private static final String WAVE = """
            param c = 2
            domain x in [0, 1]
            time t in [0, 1]
            unknown u
            eq u_tt = c^2*u_xx
            ic u = sin(pi*x) + 1/2*sin(4*pi*x)
            ic u_t = 0
            bc u = 0 on boundary
            exact u = sin(pi*x)*cos(c*pi*t) + 1/2*sin(4*pi*x)*cos(4*c*pi*t)
            """;

    private static final String KOVASZNAY = """
            param Re = 20
            let l = Re/2 - sqrt(Re^2/4 + 4*pi^2)
            domain x in [-0.5, 1], y in [-0.5, 1.5]
            unknown U = (u, v), p
            exact u = 1 - exp(l*x)*cos(2*pi*y), v = l/(2*pi)*exp(l*x)*sin(2*pi*y), p = (1 - exp(2*l*x))/2
            eq momentum: advect(U, U) + grad(p) = lap(U)/Re
            eq continuity: div(U) = 0
            bc U = exact(U) on boundary
            bc p = exact(p) on x = 1
            """;

    private static final String ELASTICITY = """
            param lambda = 1, mu = 0.5, Q = 4
            domain x in [0, 1], y in [0, 1]
            unknown U = (u, v)
            let eps(w) = sym(grad(w))
            let sigma(w) = lambda*div(w)*identity + 2*mu*eps(w)
            exact u = cos(2*pi*x)*sin(pi*y), v = Q/4*sin(pi*x)*y^4
            eq balance: -div(sigma(U)) = -div(sigma(exact(U)))
            bc clamp: U = exact(U) on boundary except y = 1
            bc traction: dot(sigma(U), normal) = dot(sigma(exact(U)), normal) on y = 1
            """;

    @ParameterizedTest
    @ValueSource(strings = {HEAT, WAVE, KOVASZNAY, ELASTICITY})
    void rightSolutionsPassWithoutAWord(String text) {
        Pde.Compilation compilation = Compiled.text(text);
        assertEquals(List.of(), compilation.diagnostics(), () -> GoldenFiles.messages(compilation));
    }

    private static List<Code> codes(String text) {
        return Compiled.text(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void aSmallErrorInAnyPartIsFound() {
        assertEquals(List.of(Code.E0602), codes(HEAT.replace("u_t = k*u_xx", "u_t = 1.0001*k*u_xx")));
        assertEquals(List.of(Code.E0603), codes(HEAT.replace("ic u = sin(pi*x)", "ic u = 1.0001*sin(pi*x)")));
        assertEquals(List.of(Code.E0603), codes(WAVE.replace("ic u_t = 0", "ic u_t = 1e-3*sin(pi*x)")));
        assertEquals(List.of(Code.E0602), codes(KOVASZNAY.replace("p = (1 - exp(2*l*x))/2", "p = (1 - exp(2*l*x))/3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12", "1e5", "1e-9"})
    void roundingOnAFaceIsMeasuredByTheSolutionInside(String size) {
        String text = "param c = " + size + "\ndomain x in [0, 1000], y in [0, 500]\nunknown u\n"
                + "exact u = c*sin(pi*x/1000)*sin(2*pi*y/500)\n"
                + "eq -lap(u) = c*((pi/1000)^2 + (2*pi/500)^2)*sin(pi*x/1000)*sin(2*pi*y/500)\nbc u = 0 on boundary\n";
        assertEquals(List.of(), codes(text));
        assertEquals(List.of(Code.E0603), codes(text.replace("u = 0 on", "u = 1e-4*c*sin(pi*x/1000) on")));
    }

    @Test
    void theSignOfTheNormalCounts() {
        String text =
                "domain x in [0, 1]\nunknown u\neq u_xx = 2\nbc dn(u) = 3 on x = 0\nbc dn(u) = -1 on x = 1\nbc u = 0 at (0)\nexact u = x^2 - 3*x\n";
        assertEquals(List.of(), codes(text));
        assertEquals(List.of(Code.E0603), codes(text.replace("dn(u) = 3", "dn(u) = -3")));
    }

    @Test
    void aSourceDerivedFromTheSolutionIsNoted() {
        Pde.Compilation compilation = Compiled.text(ELASTICITY);
        assertEquals(1, compilation.notes().size());
        assertTrue(compilation.notes().getFirst().contains("balance, clamp, traction"), compilation.notes()::toString);
    }

    @Test
    void anEquationWithAFieldOfUnknownSolutionIsNotChecked() {
        Pde.Compilation compilation = Compiled.text(KOVASZNAY
                .replace("p = (1 - exp(2*l*x))/2", "v_unused = 0")
                .replace(", v_unused = 0", "")
                .replace("bc p = exact(p)", "bc p = 0"));
        assertEquals(List.of(), compilation.diagnostics(), () -> GoldenFiles.messages(compilation));
        assertTrue(compilation.notes().stream().anyMatch(n -> n.contains("momentum.1 is not checked")));
    }

    @Test
    void restrictedEquationsAreCheckedOnlyWhereTheyHold() {
        String text =
                "domain x in [0, 1]\nunknown u\neq u_xx = 0 where x < 0.5\neq u_xx = if x < 0.5 then 0 else 2\nbc u = 0 on x = 0\nbc u = 1 on x = 1\nexact u = if x < 0.5 then x else x^2\n";
        assertEquals(List.of(), codes(text));
    }

    /** All terms of a product cancel but for rounding, which is nothing beside them. */
    @ParameterizedTest
    @ValueSource(strings = {"1/r*diff(r*T_r, r) = 0", "diff(r*T_r, r)/r = 0", "r*(T_rr + T_r/r) = 0"})
    void factorsOfASumAreNoTerms(String equation) {
        String text = "domain r in [1, 3]\nunknown T\neq " + equation + "\nbc T = exact(T) on boundary\nexact T = ";
        assertEquals(List.of(), Compiled.text(text + "100 - 7*log(r)\n").diagnostics());
        assertEquals(
                List.of(Code.E0602),
                Compiled.text(text + "100 - 7*log(r) + 1e-6*r\n").diagnostics().stream()
                        .map(Diagnostic::code)
                        .toList());
    }
}
