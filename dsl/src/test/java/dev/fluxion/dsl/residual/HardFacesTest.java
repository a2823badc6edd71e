package dev.fluxion.dsl.residual;

import static dev.fluxion.dsl.residual.StandIn.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values on faces of regions: exact there whatever the network does, not tied down elsewhere, and smooth inside. */
class HardFacesTest {
    private static final int POINTS = 64;

    private static Node field(Problem problem) {
        return ResidualCompiler.compile(problem).fields().getFirst();
    }

    private static Problem problem(String domain, String conditions) {
        return Compiled.problem(domain + "\nunknown u\neq lap(u) = 1\n" + conditions + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain (x, y) in disk((0.5, 0), 2)\nhard bc u = 3 on boundary",
                "domain (x, y) in translate(rotate(ellipse((0, 0), (2, 1)), 0.4), (1, 1))\nhard bc u = 3 on boundary",
                "domain (x, y) in polygon((0, 0), (1, 0), (1, -1), (-1, -1), (-1, 1), (0, 1))\nhard bc u = 0 on boundary",
                "region p = polygon((0, 0), (2, 0), (3, 2), (1, 1))\ndomain (x, y) in p\nhard bc u = 1 on p.edge1, p.edge3\nbc dn(u) = 0 on p.edge2, p.edge4",
                "region r = rectangle((-1, -1), (1, 1))\nregion h = disk((0, 0), 0.3)\ndomain (x, y) in r - h\nhard bc u = 2 on r\nhard bc u = -1 on h",
                "region r = rectangle((-1, -1), (1, 1))\nregion h = disk((0, 0), 0.3)\ndomain (x, y) in r - h\nhard bc u = x + y^2 on x = -1, x = 1\nbc dn(u) = 0 on y = -1, y = 1\nbc dn(u) = -u on h",
                "region r = rectangle((0, 0), (1, 1))\nregion n = rectangle((0.5, 0.5), (1, 1))\ndomain (x, y) in r - n\nhard bc u = 1 on boundary except n\nbc dn(u) = 0 on n",
                "domain (x, y) in disk((0, 0), 1) & disk((1, 0), 1)\nhard bc u = 1 on boundary",
                "region f = implicit(x^4 + y^2 - 1)\ndomain (x, y) in f - disk((0, 0), 0.5)\nhard bc u = 1 on f\nbc dn(u) = 0 on boundary except f",
                "domain (x, y, z) in cylinder((0, 0, 0), 1, 2)\nhard bc u = 1 on boundary",
                "region b = box((0, 0, 0), (1, 1, 2))\nregion s = sphere((0.5, 0.5, 1), 0.3)\ndomain (x, y, z) in b - s\nhard bc u = 1 on s\nhard bc u = 0 on boundary except s",
            })
    void theFacesHaveTheirValuesAndOtherPointsHaveNone(String text) {
        int split = text.indexOf('\n', text.indexOf("domain"));
        Problem problem = problem(text.substring(0, split), text.substring(split + 1));
        Domain domain = problem.domain().orElseThrow();
        Node u = field(problem);
        Node phi = Differentiation.of(problem.graph(), u, 0);
        for (Condition condition : problem.conditions()) {
            Surface surface = ((Support.Surface) condition.support()).surface();
            for (int i = 0; i < surface.portions().size(); i++) {
                Patch patch = surface.portions().get(i).patch();
                Patch.Points points = patch.points(Surface.lattice(patch.dimension() - 1, POINTS), POINTS);
                int[] sides = surface.sides(i, points);
                for (int p = 0; p < POINTS; p++) {
                    double[] x = points.x()[p];
                    if (sides[p] != 0) {
                        double wanted = value(condition.right().getFirst(), x);
                        double slope = steepness(u, x, points.normal()[p], sides[p]);
                        if (condition.hard()) {
                            assertEquals(wanted, value(u, x), 1e-12 * (1 + Math.abs(wanted)));
                        } else {
                            assertTrue(steepnessOfPhi(u, x) > 1e-9, condition.name());
                        }
                        assertTrue(Double.isFinite(slope));
                    }
                }
            }
        }
        double[][] inside = inside(domain);
        for (int p = 0; p < inside[0].length; p++) {
            int point = p;
            double[] x = Arrays.stream(inside).mapToDouble(row -> row[point]).toArray();
            assertTrue(steepnessOfPhi(u, x) > 0, Arrays.toString(x));
            differencesAgree(problem, u, phi, x);
        }
    }

    /** How much the field changes with the network: Φ. */
    private static double steepnessOfPhi(Node u, double[] x) {
        double one = Interpreter.evaluate(u, x, new double[x.length], (field, order) -> 1);
        return one - Interpreter.evaluate(u, x, new double[x.length], (field, order) -> 0);
    }

    private static double steepness(Node u, double[] x, double[] normal, int side) {
        double h = 1e-6;
        double[] moved = x.clone();
        for (int d = 0; d < x.length; d++) {
            moved[d] -= h * side * normal[d];
        }
        return steepnessOfPhi(u, moved) / h;
    }

    private static void differencesAgree(Problem problem, Node u, Node slope, double[] x) {
        Node second = Differentiation.of(problem.graph(), slope, 0);
        double h = 1e-4;
        double[] ahead = x.clone();
        double[] behind = x.clone();
        ahead[0] += h;
        behind[0] -= h;
        double near = Math.abs(Surface.value(problem.domain().orElseThrow().level(), x));
        if (near > 0.05) {
            double first = (value(u, ahead) - value(u, behind)) / (2 * h);
            assertEquals(first, value(slope, x), 1e-4 * (1 + Math.abs(first)));
            double curvature = (value(slope, ahead) - value(slope, behind)) / (2 * h);
            assertEquals(curvature, value(second, x), 1e-3 * (1 + Math.abs(curvature)));
        }
    }

    private static double[][] inside(Domain domain) {
        double[][] bounds = Bounds.of(domain.region());
        double[][] unit = Surface.lattice(bounds.length, 4 * POINTS);
        for (int d = 0; d < bounds.length; d++) {
            double low = bounds[d][0];
            double length = bounds[d][1] - low;
            unit[d] = Arrays.stream(unit[d]).map(s -> low + length * s).toArray();
        }
        double[] level = Surface.values(domain.level(), unit, 4 * POINTS);
        int[] kept =
                IntStream.range(0, level.length).filter(i -> level[i] < -1e-3).toArray();
        return Arrays.stream(unit)
                .map(row -> Arrays.stream(kept).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    /** Φ of a disk of radius r is (r² - |x|²)/r² up to a factor, and the Laplacian of the composition what the product rule says. */
    @Test
    void onADiskTheFactorIsTheClosedForm() {
        Node u = field(problem("domain (x, y) in disk((0, 0), 2)", "hard bc u = 5 on boundary"));
        double middle = steepnessOfPhi(u, new double[] {0, 0});
        for (double[] x : new double[][] {{0.5, 0.3}, {-1.2, 0.9}, {0, -1.9}}) {
            double r2 = x[0] * x[0] + x[1] * x[1];
            assertEquals(middle * (4 - r2) / 4, steepnessOfPhi(u, x), 1e-13);
        }
        assertEquals(1, middle, 0.01);
    }

    /** Between an outer and an inner circle the blend is a value between theirs. */
    @Test
    void differentValuesAreBlendedBetweenThem() {
        Problem problem = problem(
                "region a = disk((0, 0), 2)\nregion b = disk((0.5, 0), 0.5)\ndomain (x, y) in a - b",
                "hard bc u = 1 on a\nhard bc u = 3 on b");
        Node u = field(problem);
        for (double[] x : new double[][] {{-1, 0}, {1.5, 0.2}, {0.5, -0.6}}) {
            double blend = Interpreter.evaluate(u, x, new double[2], (field, order) -> 0);
            assertTrue(blend > 1 && blend < 3, "" + blend);
        }
    }
}
