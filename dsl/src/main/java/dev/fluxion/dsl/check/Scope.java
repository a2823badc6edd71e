package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.GridInterpolation;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Implicit;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of a file: every symbol, the axes and fields they refer to, the closed forms. Filled by {@link Declarations}. */
final class Scope {
    /** Names with a meaning that no statement gives them. */
    static final List<String> BUILT_IN_VALUES = List.of("normal", "identity", "inf");

    /**
     * A parameter value from outside the file.
     *
     * @param text as given
     * @param value as parsed; its spans do not point into the text
     * @param span where it is shown, behind the text of the file
     */
    record Override(String text, Expression value, Span span) {}

    private final SourceFile source;
    private final Path directory;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<Integer, Expression> exact = new LinkedHashMap<>();
    private final Map<String, Override> overrides = new LinkedHashMap<>();
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private final Map<String, GridInterpolation> tables = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final List<Axis> axes = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final Map<Expression, Implicit> implicits = new LinkedHashMap<>();
    private int regionDimension;
    private Optional<Region> region = Optional.empty();
    private Optional<Domain> domain = Optional.empty();

    Scope(SourceFile source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** The folder that file names are relative to. */
    Path directory() {
        return directory;
    }

    /** The interpolant of a table; each file is read once. */
    GridInterpolation table(Text name, int dimension) {
        GridInterpolation known = tables.get(name.value());
        if (known == null || known.arity() != dimension) {
            known = TableFile.read(name, dimension, this);
            tables.put(name.value(), known);
        }
        return known;
    }

    SourceFile source() {
        return source;
    }

    /** The number of coordinates of the region that the problem is posed on, 0 where it is posed on a box; known before the axes. */
    void regionDimension(int value) {
        regionDimension = value;
    }

    /** The number of coordinates that a set given by a function has; 0 while none is declared. */
    int dimensionOfSets() {
        return regionDimension > 0 ? regionDimension : spaceDimension();
    }

    /** Sets given by functions, each looked for once. */
    Map<Expression, Implicit> implicits() {
        return implicits;
    }

    /** The region that the problem is posed on, where it is not a box. */
    Optional<Region> region() {
        return region;
    }

    void region(Region value) {
        region = Optional.of(value);
    }

    /** The same with its boundary, once the graph is there. */
    Optional<Domain> domain() {
        return domain;
    }

    void domain(Domain value) {
        domain = Optional.of(value);
    }

    /** The axes, space first and time last; empty until the domain has been read. */
    List<Axis> axes() {
        return axes;
    }

    int spaceDimension() {
        return (int) axes.stream().filter(Axis::space).count();
    }

    Optional<Axis> time() {
        return axes.stream().filter(Axis::time).findFirst();
    }

    /** The names of the scalar unknowns, by index. */
    List<String> fields() {
        return fields;
    }

    /** The closed form of each field, as written. */
    Map<Integer, Expression> exact() {
        return exact;
    }

    /** Parameter values that replace those of the file. */
    Map<String, Override> overrides() {
        return overrides;
    }

    /** The values of the parameters evaluated so far. */
    Map<String, Double> parameters() {
        return parameters;
    }

    /** Names whose definition has a mistake that has been reported. */
    Set<String> broken() {
        return broken;
    }

    Map<String, Symbol> symbols() {
        return symbols;
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    /** Enters a name, once. */
    void declare(Name name, Symbol symbol) {
        Symbol first = symbols.putIfAbsent(name.text(), symbol);
        if (first != null) {
            throw new Mistake(Code.E0207
                    .at(name.span(), name.text())
                    .also(first.span(), "first defined here, as " + first.noun()));
        }
    }

    /** The axis of that name. */
    Optional<Integer> axis(String name) {
        return find(name)
                .flatMap(symbol ->
                        symbol instanceof Symbol.Coordinate(var span, int axis) ? Optional.of(axis) : Optional.empty());
    }

    /** The axes of a coordinate or of an array of them; none where the name is neither. */
    List<Integer> axesOf(Name name) {
        return find(name.text())
                .map(symbol -> switch (symbol) {
                    case Symbol.Coordinate(Span span, int axis) -> List.of(axis);
                    case Symbol.CoordinateArray(Span span, int first, int count) ->
                        IntStream.range(first, first + count).boxed().toList();
                    default -> List.<Integer>of();
                })
                .orElse(List.of());
    }

    /** {@code the coordinate is x} or {@code coordinates are x, y}. */
    String coordinatesAre() {
        return axes.size() == 1
                ? "the coordinate is " + axisNames().getFirst()
                : "coordinates are " + String.join(", ", axisNames());
    }

    /** The names of all coordinates, for messages. */
    List<String> axisNames() {
        return axes.stream().map(Axis::name).toList();
    }

    /** The value, where the node is a number. */
    static Optional<Double> constant(Node node) {
        return node instanceof Node.Constant(double value) ? Optional.of(value) : Optional.empty();
    }
}
