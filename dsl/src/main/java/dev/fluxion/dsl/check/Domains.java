package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Level;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Planes;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what the boundary of a region domain consists of, and how its faces are called. */
final class Domains {
    /** How far to both sides of a face the level function is asked, in parts of the domain's size. */
    private static final double STEP = 1e-7;

    private Domains() {}

    /** The domain of a region over the coordinates of a graph. */
    static Domain of(Graph graph, Region region, Evaluator evaluator) {
        Node level = Level.of(graph, region);
        double step = STEP * size(region);
        List<Patches.Named> all = Patches.of(region);
        List<Patch> patches = all.stream().map(Patches.Named::patch).toList();
        Map<String, List<Patches.Named>> named = named(region, evaluator);
        List<Domain.Face> faces = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            Patch patch = patches.get(i);
            List<Surface.Portion> earlier = Surface.meeting(patch, patches.subList(0, i)).stream()
                    .map(Surface.Portion::new)
                    .toList();
            Surface surface = new Surface(List.of(new Surface.Portion(patch, Optional.empty(), earlier)), level, step);
            double measure = surface.measures()[0];
            if (measure > 0) {
                Optional<Planes.Plane> plane = Planes.of(patch);
                String text = plane.map(
                                p -> evaluator.scope().axes().get(p.axis()).name() + " = " + Numbers.print(p.value()))
                        .or(() -> owner(patch, named))
                        .orElse(
                                all.get(i).name().isEmpty()
                                        ? "face " + (i + 1)
                                        : all.get(i).name());
                faces.add(new Domain.Face(text, plane.map(Planes.Plane::axis).orElse(-1), surface, measure));
            }
        }
        return new Domain(region, level, faces);
    }

    /** The longest side of the box around a region. */
    static double size(Region region) {
        double size = 0;
        for (double[] side : Bounds.of(region)) {
            size = Math.max(size, side[1] - side[0]);
        }
        return size;
    }

    /** The faces of every region with a name. */
    private static Map<String, List<Patches.Named>> named(Region domain, Evaluator evaluator) {
        Map<String, List<Patches.Named>> named = new LinkedHashMap<>();
        evaluator.scope().symbols().forEach((name, symbol) -> {
            if (symbol instanceof Symbol.Region(Span span, Expression value)) {
                try {
                    Region region = new Regions(evaluator).of(value);
                    if (region.dimension() == domain.dimension()) {
                        named.put(name, Patches.of(region, Bounds.of(domain)));
                    }
                } catch (Mistake reportedAtItsStatement) {
                    return;
                }
            }
        });
        return named;
    }

    /** The named region with the fewest faces that this is a face of. */
    private static Optional<String> owner(Patch patch, Map<String, List<Patches.Named>> named) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (var entry : named.entrySet()) {
            List<Patches.Named> faces = entry.getValue();
            Optional<Patches.Named> own =
                    faces.stream().filter(f -> f.patch().equals(patch)).findFirst();
            if (own.isPresent() && faces.size() < fewest) {
                fewest = faces.size();
                best = entry.getKey()
                        + (own.get().name().isEmpty() ? "" : "." + own.get().name());
            }
        }
        return Optional.ofNullable(best);
    }

    /** The message about a region that leaves no trace on the boundary. */
    static Mistake apart(Span span, String name, Region region) {
        return new Mistake(Code.E0502
                .at(span, name)
                .label(describe(region) + " has no face on the boundary of the domain: `on " + name
                        + "` would have no points"));
    }

    private static String describe(Region region) {
        return switch (region) {
            case Region.Ellipsoid(var centre, var radii)
            when radii.stream().distinct().count() == 1 ->
                (centre.size() == 2 ? "the disk" : "the sphere") + " at ("
                        + String.join(", ", centre.stream().map(Numbers::print).toList()) + "), radius "
                        + Numbers.print(radii.getFirst()) + ",";
            case Region.Box(var lower, var upper) ->
                "the box from ("
                        + String.join(", ", lower.stream().map(Numbers::print).toList())
                        + ") to ("
                        + String.join(", ", upper.stream().map(Numbers::print).toList()) + ")";
            default -> "this region";
        };
    }
}
