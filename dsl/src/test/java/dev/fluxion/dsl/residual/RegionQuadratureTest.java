package dev.fluxion.dsl.residual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Level;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.region.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionQuadratureTest {
    private static final Region PLATE = new Region.Box(List.of(-1.0, -1.0), List.of(1.0, 1.0));
    private static final Region HOLE = new Region.Ellipsoid(List.of(0.0, 0.0), List.of(0.3, 0.3));

    private static Domain domain(Region region) {
        Node level = Level.of(new Graph(region.dimension()), region);
        List<Patch> patches =
                Patches.of(region).stream().map(Patches.Named::patch).toList();
        double[] measures = Surface.of(patches, level, 1e-7).measures();
        List<Domain.Face> faces = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            if (measures[i] > 0) {
                List<Surface.Portion> earlier =
                        patches.subList(0, i).stream().map(Surface.Portion::new).toList();
                Surface.Portion own = new Surface.Portion(patches.get(i), Optional.empty(), earlier);
                faces.add(new Domain.Face("", -1, new Surface(List.of(own), level, 1e-7), measures[i]));
            }
        }
        return new Domain(region, level, faces);
    }

    private static Quadrature boundary(Domain domain) {
        return Quadrature.join(domain.faces().stream()
                .map(face -> RegionQuadrature.on(domain, face.surface()))
                .toList());
    }

    private static double integral(Quadrature rule, ToDoubleFunction<double[]> f) {
        double sum = 0;
        for (int p = 0; p < rule.weights().length; p++) {
            double[] x = new double[rule.coordinates().length];
            for (int d = 0; d < x.length; d++) {
                x[d] = rule.coordinates()[d][p];
            }
            sum += rule.weights()[p] * f.applyAsDouble(x);
        }
        return sum;
    }

    /** ∫ div F over the inside = ∫ F·n over the boundary, for F[i] = exp(x[i]/2) + x[i]·x[0]. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.fluxion.dsl.region.RegionTest#shapes")
    void theTheoremOfGaussHolds(String name, Region region, double inside, double outside) {
        Domain domain = domain(region);
        Quadrature within = RegionQuadrature.inside(domain);
        Quadrature around = boundary(domain);
        double tolerance = region.dimension() < 3 ? 2e-6 : 5e-3;
        assertEquals(inside, within.measure(), tolerance * inside);
        assertEquals(outside, around.measure(), tolerance * outside);
        assertTrue(within.weights().length <= 10_000, within.weights().length + " points");
        double divergence = integral(within, x -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += Math.exp(x[i] / 2) / 2 + (i == 0 ? 2 * x[0] : x[0]);
            }
            return sum;
        });
        double flux = 0;
        double size = 0;
        for (int p = 0; p < around.weights().length; p++) {
            for (int i = 0; i < region.dimension(); i++) {
                double x = around.coordinates()[i][p];
                double part = around.weights()[p]
                        * around.normals()[i][p]
                        * (Math.exp(x / 2) + x * around.coordinates()[0][p]);
                flux += part;
                size += Math.abs(part);
            }
        }
        assertEquals(divergence, flux, tolerance * size);
    }

    @Test
    void momentsOfAPlateWithAHoleAreThoseOfTheClosedForms() {
        Domain domain = domain(new Region.Difference(PLATE, HOLE));
        Quadrature rule = RegionQuadrature.inside(domain);
        double square = 4.0 / 3 - Math.PI * Math.pow(0.3, 4) / 4;
        assertEquals(square, integral(rule, x -> x[0] * x[0]), 1e-10);
        double fourth = 4.0 / 9 - Math.PI * Math.pow(0.3, 6) / 24;
        assertEquals(fourth, integral(rule, x -> x[0] * x[0] * x[1] * x[1]), 1e-10);
        Quadrature rim = RegionQuadrature.on(domain, domain.faces().getLast().surface());
        assertEquals(Math.PI * Math.pow(0.3, 3), integral(rim, x -> x[0] * x[0]), 1e-12);
        assertEquals(
                -0.3,
                rim.coordinates()[0][7] * rim.normals()[0][7] + rim.coordinates()[1][7] * rim.normals()[1][7],
                1e-12);
    }
}
