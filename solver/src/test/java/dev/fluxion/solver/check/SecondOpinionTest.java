package dev.fluxion.solver.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.ClosedFormModel;
import dev.fluxion.solver.IndependentCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {
    private static Problem problem(String lines) {
        Pde.Compilation compiled = Pde.compile("check.pde", lines.replace("; ", "\n"), CompileOptions.in(Path.of("")));
        assertTrue(compiled.problem().isPresent(), () -> compiled.diagnostics().toString());
        return compiled.problem().orElseThrow();
    }

    /** The exact solution times a factor, as a model. */
    private static IndependentCheck check(Problem problem, double factor) {
        Graph graph = problem.graph();
        List<Node> fields = new ArrayList<>();
        for (int f = 0; f < problem.fields().size(); f++) {
            fields.add(graph.multiply(graph.constant(factor), problem.exact().get(f)));
        }
        return SecondOpinion.of(problem).orElseThrow().compare(new ClosedFormModel(graph, fields));
    }

    private static final String STEADY =
            "domain x in [0, 1]; unknown u; eq -u_xx = pi^2*sin(pi*x); bc u = 0 on boundary; exact u = sin(pi*x)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                STEADY,
                "domain x in [0, 1], y in [0, 1]; unknown u; eq lap(u) = -2*pi^2*sin(pi*x)*sin(pi*y); bc u = 0 on boundary; exact u = sin(pi*x)*sin(pi*y)",
                "domain x in [0, 1]; time t in [0, 1]; unknown u; eq u_t = 0.4*u_xx; ic u = sin(pi*x); bc u = 0 on boundary; exact u = exp(-0.4*pi^2*t)*sin(pi*x)",
                "domain x in [0, 2*pi]; time t in [0, 1]; unknown u; eq u_t + 3*u_x = 0; ic u = sin(x); periodic x; exact u = sin(x - 3*t)",
                "time t in [0, 2]; unknown u, v; eq u_t = v; eq v_t = -u; ic u = 1; ic v = 0; exact u = cos(t), v = -sin(t)",
                "domain x in [0, 1], y in [0, 1]; unknown u; eq -div((1 + x)*grad(u)) + u = -exp(x)*(2 + x)*y + exp(x)*y; bc dn(u) = exp(1)*y on x = 1; bc u = exp(x)*y on boundary except x = 1; exact u = exp(x)*y",
                "domain x in [0, 1]; unknown u; eq u_xx = 2; bc dn(u) = exact(dn(u)) on boundary; constraint mean(u) = 1/3; exact u = x^2",
                "domain (x, y) in disk((0, 0), 1); unknown u; eq -lap(u) = 4; bc u = 0 on boundary; exact u = 1 - x^2 - y^2",
                "domain (x, y) in disk((0.3, 0), 0.5) - disk((0.2, 0), 0.2); unknown u; eq lap(u) = exp(u) - exp(x*y); bc u = x*y on boundary; exact u = x*y",
                "time t in [0, 5]; unknown u; eq u_t = u*(1 - u); ic u = 0.1; exact u = 1/(1 + 9*exp(-t))",
                "time t in [1, 4]; unknown u; eq t*u_tt = 2*t*u^3; ic u = 1/2; ic u_t = -1/4; exact u = 1/(1 + t)",
                "time t in [0, 4]; unknown u, w; eq u_t = w; eq w + u^2 = 0; ic u = 1; exact u = 1/(1 + t), w = -1/(1 + t)^2",
                "time t in [0, 3]; unknown u, v; eq u_t + 2*v_t = v - 2*u; eq u_t - v_t = v + u; ic u + v = 1; ic u = 0; exact u = sin(t), v = cos(t)",
                "domain x in [0, 1]; unknown u; eq u_xx = 2*u^3; bc u = exact(u) on boundary; exact u = 1/(1 + x)",
                "domain x in [0, 1], y in [0, 1]; unknown u; eq lap(u) = exp(u) - exp(x*y); bc u = exact(u) on boundary; exact u = x*y",
                "domain x in [0, 1]; time t in [0, 1]; unknown u; eq u_t + u*u_x = 0.5*u_xx; ic u = exact(u); bc u = exact(u) on boundary; exact u = 0.5*(1 - tanh((x - 0.5*t)/2))",
                "domain x in [0, 2]; unknown u; eq u_xx = 2*u^3; bc u = 1 on x = 0; bc dn(u) = 1 on x = 0; exact u = 1/(1 + x)",
                "time t in [0, 2]; unknown u; eq u_t = if t < 1 then 1 else 0; ic u = 0; exact u = if t < 1 then t else 1",
            })
    void theRightSolutionIsConfirmedAndAWrongOneMeasured(String lines) {
        Problem problem = problem(lines);
        IndependentCheck right = check(problem, 1);
        assertTrue(right.difference() < 1e-8, right::toString);
        assertTrue(right.uncertainty() < 1e-8, right::toString);
        IndependentCheck wrong = check(problem, 1.001);
        assertTrue(wrong.decides(), wrong::toString);
        assertEquals(1e-3, wrong.difference(), 1e-6);
    }

    /** At a re-entrant corner the second derivatives are infinite, and no polynomial is close. */
    @Test
    void whereItIsNotGoodItSaysSo() {
        Problem problem = problem(
                "domain (x, y) in polygon((-1, -1), (1, -1), (1, 1), (0, 1), (0, 0), (-1, 0)); unknown u; eq -lap(u) = 1; bc u = 0 on boundary");
        Graph graph = problem.graph();
        IndependentCheck check = SecondOpinion.of(problem)
                .orElseThrow()
                .compare(new ClosedFormModel(graph, List.of(graph.constant(0.07))));
        assertTrue(check.uncertainty() > 1e-4, check::toString);
    }

    /** Newton's method comes to the solution from a model that is off by a third, too. */
    @Test
    void aNonlinearModelThatIsFarOffIsMeasured() {
        IndependentCheck check = check(
                problem(
                        "domain x in [0, 1]; unknown u; eq u_xx = 2*u^3; bc u = exact(u) on boundary; exact u = 1/(1 + x)"),
                1.3);
        assertTrue(check.decides(), check::toString);
        assertEquals(0.3, check.difference(), 1e-6);
    }

    /** A pressure is known up to a constant: ours may have any. */
    @Test
    void severalSolutionsAreNotCompared() {
        IndependentCheck check = check(
                problem(
                        "domain x in [0, 1]; unknown u, p; eq u_xx = p_x; eq u_x = 0; bc u = 1 on boundary; exact u = 1, p = 2"),
                1.001);
        assertFalse(check.converges(), check::toString);
    }

    /** 24 polynomials do not form Burgers' layer of width 0.01, and say so. */
    @Test
    void aLayerIsNotDecided() {
        Problem problem = problem(
                "domain x in [-1, 1]; time t in [0, 1]; unknown u; eq u_t + u*u_x = 0.01/pi*u_xx; ic u = -sin(pi*x); bc u = 0 on boundary");
        Graph graph = problem.graph();
        Node start = graph.unary(UnaryFunction.SIN, graph.multiply(graph.constant(-Math.PI), graph.coordinate(0)));
        IndependentCheck check =
                SecondOpinion.of(problem).orElseThrow().compare(new ClosedFormModel(graph, List.of(start)));
        assertFalse(check.decides(), check::toString);
    }

    /** Its solution 1/(1 - t) ends at t = 1. */
    @Test
    void aSolutionThatEndsBeforeTheDomainIsNotCompared() {
        Problem problem = problem("time t in [0, 2]; unknown u; eq u_t = u^2; ic u = 1");
        Graph graph = problem.graph();
        IndependentCheck check =
                SecondOpinion.of(problem).orElseThrow().compare(new ClosedFormModel(graph, List.of(graph.constant(1))));
        assertFalse(check.converges(), check::toString);
        assertFalse(check.decides(), check::toString);
    }

    /** 64 polynomials do not follow 32 periods, where steps do. */
    @Test
    void longTimesAreIntegrated() {
        IndependentCheck check = check(
                problem("time t in [0, 200]; unknown u; eq u_tt = -u; ic u = 1; ic u_t = 0; exact u = cos(t)"), 1.001);
        assertTrue(check.decides(), check::toString);
        assertEquals(1e-3, check.difference(), 1e-6);
        assertTrue(check.method().contains("Runge"), check::method);
    }

    /** Explicit steps are as short as the fast decay asks for, and polynomials are not. */
    @Test
    void stiffLinearProblemsAreLeftToPolynomials() {
        IndependentCheck check = check(
                problem("time t in [0, 1]; unknown u; eq u_t = -1e7*(u - cos(t)) - sin(t); ic u = 1; exact u = cos(t)"),
                1.001);
        assertTrue(check.decides(), check::toString);
        assertEquals(1e-3, check.difference(), 1e-6);
        assertTrue(check.method().contains("least squares"), check::method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain x in [0, 1], y in [0, 1], z in [0, 1]; unknown u; eq lap(u) = 1; bc u = 0 on boundary",
                "domain x in [0, 1]; unknown u; infer k = 1; eq -u_xx = k*u; bc u = 0 on boundary; constraint integral(u^2) = 1",
            })
    void threeCoordinatesAndWhatIsInferredHaveNoOtherMethod(String lines) {
        assertTrue(SecondOpinion.of(problem(lines)).isEmpty());
    }

    @Test
    void itIsMadeWhereNothingElseIsKnown() {
        assertTrue(SecondOpinion.ofUnknown(problem(STEADY)).isEmpty());
        assertTrue(SecondOpinion.ofUnknown(problem(STEADY.substring(0, STEADY.indexOf("; exact"))))
                .isPresent());
    }
}
