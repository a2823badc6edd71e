package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A source that is a narrow peak: it fills less than a fiftieth of its support, so that points spread evenly miss it. Its root mean square says little about the
 * solution's size, its slope is no wave along a coordinate, and points must be where it is.
 *
 * @param sources f of each residual
 */
public record LocalSource(List<Node> sources) {
    /** A source that fills less than this part of its support is local. */
    private static final double LOCAL = 0.02;

    /** A source below it is rounding of zero. */
    private static final double NOTHING = 1e-12;

    /** Among so many points those of a local source are searched. */
    private static final int DENSE = 1 << 16;

    /** Points that are evaluated at once, to bound the memory of intermediate values. */
    private static final int BLOCK = 4096;

    /** Peaks of one source are different ones from this part of an axis between them. */
    private static final double GAP = 0.05;

    /** The least value that belongs to the peak, over its largest. */
    private static final double FOOT = 0.1;

    /** The local ones of the sources of residuals with one support, or empty where none is. */
    public static Optional<LocalSource> of(List<Node> roots, Support support, List<Axis> axes, Graph graph) {
        PointSet spread = SourceWaves.points(support, axes);
        LocalSource local = new LocalSource(roots.stream()
                .map(root -> SourceWaves.source(root, graph))
                .filter(source -> isLocal(source, spread))
                .toList());
        return local.sources.isEmpty() || local.isRounding(support, axes, spread)
                ? Optional.empty()
                : Optional.of(local);
    }

    /** Whether the sources are nothing wherever one looks: beside a very narrow peak they are, too, but not among dense points. */
    private boolean isRounding(Support support, List<Axis> axes, PointSet spread) {
        return largest(size(spread)) <= NOTHING && largest(size(dense(support, axes))) <= NOTHING;
    }

    private static PointSet dense(Support support, List<Axis> axes) {
        return Collocation.points(support, axes, DENSE, new Sobol(), 0, 0);
    }

    /** Whether most of Σ f² comes from few points: (Σ f²)² / (n·Σ f⁴) is the part of the support that f fills. */
    private static boolean isLocal(Node source, PointSet points) {
        if (source instanceof Node.Constant) {
            return false;
        }
        double[] values = SourceWaves.values(source, points);
        double largest = largest(values);
        double squares = 0;
        double fourths = 0;
        for (double value : values) {
            double square = largest > 0 && Double.isFinite(value) ? value / largest * (value / largest) : 0;
            squares += square;
            fourths += square * square;
        }
        return squares * squares <= LOCAL * values.length * fourths;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /** At most {@code count} points of the support where the source has a tenth of its largest value. */
    PointSet peak(Support support, List<Axis> axes, int count) {
        PointSet dense = dense(support, axes);
        double[] size = size(dense);
        double least = FOOT * largest(size);
        return dense.subset(IntStream.range(0, dense.count())
                .filter(i -> size[i] >= least)
                .limit(count)
                .toArray());
    }

    /** A piece of an axis, and the feature tanh((x - centre) / width) that a network needs in order to be steep there and nowhere else. */
    record Stretch(double centre, double width) {}

    /** For each axis, where along it the peaks of local sources of equations are; a peak as wide as a quarter of the axis is none. */
    static List<List<Stretch>> stretches(ResidualGraph residuals, List<Axis> axes) {
        List<PointSet> peaks = new ArrayList<>();
        for (Residual r : residuals.residuals()) {
            if (r.kind() == Residual.Kind.EQUATION) {
                of(List.of(r.root()), r.support(), axes, residuals.graph())
                        .map(local -> local.peak(r.support(), axes, DENSE))
                        .ifPresent(peaks::add);
            }
        }
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> stretches(peaks, axis, axes.get(axis).length()))
                .toList();
    }

    private static List<Stretch> stretches(List<PointSet> peaks, int axis, double length) {
        return peaks.stream()
                .flatMap(peak -> pieces(peak.coordinates()[axis], GAP * length).stream())
                .filter(stretch -> stretch.width > 0 && stretch.width <= length / 4)
                .distinct()
                .toList();
    }

    /** The pieces that are left where numbers are parted at gaps. */
    private static List<Stretch> pieces(double[] x, double gap) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        List<Stretch> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] - sorted[i - 1] > gap) {
                pieces.add(new Stretch((sorted[start] + sorted[i - 1]) / 2, sorted[i - 1] - sorted[start]));
                start = i;
            }
        }
        return pieces;
    }

    /** √Σ f² over the residuals, at each point, and 0 where it is not finite. */
    public double[] size(PointSet points) {
        double[] size = new double[points.count()];
        for (int start = 0; start < size.length; start += BLOCK) {
            PointSet block = points.subset(
                    IntStream.range(start, Math.min(size.length, start + BLOCK)).toArray());
            for (Node source : sources) {
                double[] values = SourceWaves.values(source, block);
                for (int i = 0; i < values.length; i++) {
                    size[start + i] = Math.hypot(size[start + i], values[i]);
                }
            }
        }
        Arrays.setAll(size, i -> Double.isFinite(size[i]) ? size[i] : 0);
        return size;
    }
}
