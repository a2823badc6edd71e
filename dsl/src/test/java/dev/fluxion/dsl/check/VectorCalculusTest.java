package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities hold for arbitrary values of the unknowns' derivatives, so they hold for every function. */
class VectorCalculusTest {
    private static final DerivativeValues ARBITRARY =
            (field, order) -> Math.sin(1 + 3.7 * field + 1.3 * order.orders().hashCode());

    private static void holds(String head, String equation) {
        Problem problem = Compiled.problem(head + "eq identity: " + equation + "\n");
        Equation identity = problem.equations().getFirst();
        double[] point = {0.3, -0.6, 0.8};
        double[] normal = {0.36, 0.48, -0.8};
        for (int i = 0; i < identity.left().size(); i++) {
            double left = value(identity.left().get(i), point, normal);
            double right = value(identity.right().get(i), point, normal);
            assertEquals(right, left, 1e-12 * Math.max(1, Math.abs(left)), identity.componentName(i));
        }
    }

    private static double value(Node node, double[] point, double[] normal) {
        return Interpreter.evaluate(node, point, normal, ARBITRARY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lap(p) | div(grad(p))
            lap(p) | p_xx + p_yy + p_zz
            div(U) | u_x + v_y + w_z
            div(U) | tr(grad(U))
            curl(grad(p)) | (0, 0, 0)
            div(curl(U)) | 0*p
            curl(curl(U)) | grad(div(U)) - lap(U)
            advect(U, p) | dot(U, grad(p))
            advect(U, U) | dot(grad(U), U)
            advect(U, U) | grad(dot(U, U))/2 - cross(U, curl(U))
            div(outer(U, U)) | advect(U, U) + div(U)*U
            div(p*U) | dot(grad(p), U) + p*div(U)
            dot(U, cross(U, curl(U))) | 0*p
            norm(U)^2 | dot(U, U)
            2*sym(grad(U)) | grad(U) + transpose(grad(U))
            det(outer(U, U)) | 0*p
            det(identity) | 1 + 0*p
            sum(i in 1..3, U[i]^2) | dot(U, U)
            grad(U)[2, 3] | v_z
            diff(p, x, 2, y) | p_xxy
            ∂xy(p*u) | diff(diff(p*u, y), x)
            diff(p*u, x) | p_x*u + p*u_x
            diff(sin(p)*exp(u), x) | cos(p)*p_x*exp(u) + sin(p)*exp(u)*u_x
            cosh(p)^2 - sinh(p)^2 | 1 + 0*p
            min(p, u, v) + max(p, u, v) | p + u + v - (if p < u then (if u < v then u else max(p, v)) else (if p < v then p else max(u, v)))
            if 0 < 1 < 2 and not 2 < 1 then p else u | p
            -p^2 | -(p^2)
            2^-1*p | p/2
            """)
    void identitiesHoldInThreeDimensions(String left, String right) {
        holds("""
                domain x in [0, 1], y in [0, 1], z in [0, 1]
                unknown U = (u, v, w), p
                """, left + " = " + right + "\neq rest: (u, v, w) = (0, 0, 0)\neq last: p = 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            curl(U) | v_x - u_y
            curl(p) | (p_y, -p_x)
            div(curl(p)) | 0*p
            cross(U, grad(p)) | u*p_y - v*p_x
            lap(p) | p_xx + p_yy
            U_t | (u_t, v_t)
            grad(p) | (p_x, p_y)
            p_tx | p_xt
            """)
    void spaceOperatorsLeaveTimeAlone(String left, String right) {
        holds("""
                domain x in [0, 1], y in [0, 1]
                time t in [0, 1]
                unknown U = (u, v), p
                """, left + " = " + right + "\neq rest: (u, v) = (0, 0)\neq last: p = 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -lap(u) | -sum(i in 1..3, diff(u, x[i], 2))
            norm(x)^2 | x[1]^2 + x[2]^2 + x[3]^2
            dot(x, grad(u)) | sum(i in 1..3, x[i]*diff(u, x[i]))
            sum(x) | sum(i in 1..3, x[i])
            sum(i in 1..3, sum(j in 1..i, x[j])) | 3*x[1] + 2*x[2] + x[3]
            """)
    void coordinateArraysAreVectors(String left, String right) {
        holds("domain x[1..3] in [0, 1]\nunknown u\n", left + " = " + right + "\neq last: u = 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            f(p) | p^2 + x
            f(f(x)) | (x^2 + x)^2 + x
            flux_x | diff(k*p_x, x)
            slope(p)  | p_x
            g(p, 2) | 2*p
            """)
    void definitionsAreSubstituted(String left, String right) {
        holds("""
                domain x in [0, 1], y in [0, 1]
                unknown p
                param two = 2
                let f(s) = s^2 + x
                let k = 1 + x^two
                let flux = k*p_x
                let slope(q) = q_x
                let g(a, b) = a*b
                """, left + " = " + right + "\neq last: p = 0");
    }
}
