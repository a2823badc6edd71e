package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.region.Implicit;
import dev.fluxion.dsl.region.Motion;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Binary;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads the expressions that stand for regions. */
record Regions(Evaluator numbers) {
    private static final int DEEPEST = 100;

    /** How each region is written. */
    static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("interval", "interval(a, b)"),
            Map.entry("rectangle", "rectangle((x0, y0), (x1, y1))"),
            Map.entry("box", "box((x0, y0, z0), (x1, y1, z1))"),
            Map.entry("disk", "disk((x, y), radius)"),
            Map.entry("ellipse", "ellipse((x, y), (a, b))"),
            Map.entry("sphere", "sphere((x, y, z), radius)"),
            Map.entry("cylinder", "cylinder((x, y, z), radius, height)"),
            Map.entry("polygon", "polygon((x1, y1), (x2, y2), (x3, y3), …)"),
            Map.entry("implicit", "implicit(f)` with f < 0 inside, such as `implicit(x^4 + y^4 - 1)"),
            Map.entry("translate", "translate(region, (dx, dy))"),
            Map.entry("rotate", "rotate(region, angle)"),
            Map.entry("scale", "scale(region, factor)"));

    /** The region that an expression stands for. */
    Region of(Expression expression) {
        return of(expression, 0);
    }

    private Region of(Expression expression, int depth) {
        if (depth > DEEPEST) {
            throw new Mistake(Code.E0206.at(expression.span(), "regions"));
        }
        return switch (expression) {
            case Name name -> named(name, depth);
            case Call call -> call(call, depth);
            case Binary(Span span, Expression.BinaryOperator operator, Expression left, Expression right)
            when operator == Expression.BinaryOperator.ADD
                    || operator == Expression.BinaryOperator.SUBTRACT
                    || operator == Expression.BinaryOperator.INTERSECT -> {
                Region a = of(left, depth + 1);
                Region b = of(right, depth + 1);
                if (a.dimension() != b.dimension()) {
                    throw new Mistake(Code.E0302.at(
                            span,
                            operator.symbol(),
                            "regions of the same dimension",
                            a.dimension() + " and " + b.dimension()));
                }
                yield switch (operator) {
                    case ADD -> new Region.Union(a, b);
                    case SUBTRACT -> new Region.Difference(a, b);
                    default -> new Region.Intersection(a, b);
                };
            }
            default -> throw notARegion(expression);
        };
    }

    private Mistake notARegion(Expression expression) {
        return new Mistake(Code.E0302
                .at(expression.span(), "domain", "a region", "something else")
                .help("regions are "
                        + String.join(", ", FORMS.keySet().stream().sorted().toList())
                        + " and their unions `a + b`, differences `a - b` and intersections `a & b`"));
    }

    private Region named(Name name, int depth) {
        if (numbers.scope().broken().contains(name.text())) {
            throw Mistake.alreadyReported();
        }
        Symbol symbol = numbers.scope().symbols().get(name.text());
        if (symbol instanceof Symbol.Region(Span span, Expression value)) {
            return of(value, depth + 1);
        }
        if (symbol != null) {
            throw new Mistake(Code.E0302.at(name.span(), "domain", "a region", symbol.noun()));
        }
        List<String> known = numbers.scope().symbols().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Symbol.Region)
                .map(Map.Entry::getKey)
                .toList();
        var mistake = Code.E0201.at(name.span(), name.text());
        throw new Mistake(Spelling.closest(name.text(), known)
                .map(near -> mistake.help("did you mean the region `" + near + "`?"))
                .orElse(mistake.help("declare it with `region " + name.text() + " = …`")));
    }

    private Region call(Call call, int depth) {
        String function = call.function().text();
        if (!FORMS.containsKey(function)) {
            var mistake = Code.E0201.at(call.function().span(), function);
            throw new Mistake(Spelling.closest(function, List.copyOf(FORMS.keySet()))
                    .map(near -> mistake.help("did you mean `" + near + "`?"))
                    .orElse(mistake.label("this is not a region")));
        }
        List<Expression> arguments = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (!(argument instanceof Argument.Value(Span span, Expression value))) {
                throw form(call);
            }
            arguments.add(value);
        }
        int wanted = function.equals("cylinder") ? 3 : function.equals("implicit") ? 1 : 2;
        if (function.equals("polygon") ? arguments.size() < 3 : arguments.size() != wanted) {
            throw form(call);
        }
        try {
            return build(call, arguments, depth);
        } catch (IllegalArgumentException impossible) {
            throw new Mistake(Code.E0302.at(call.span(), call.function().text(), "positive lengths", "others"));
        }
    }

    private Mistake form(Call call) {
        return new Mistake(Code.E0302
                .at(call.span(), call.function().text(), "other arguments", "these")
                .help("write `" + FORMS.get(call.function().text()) + "`"));
    }

    private Region build(Call call, List<Expression> arguments, int depth) {
        Expression first = arguments.getFirst();
        if (call.function().text().equals("implicit")) {
            return implicit(first);
        }
        Expression second = arguments.get(1);
        return switch (call.function().text()) {
            case "interval" -> box(call, first, second, 1);
            case "rectangle" -> box(call, first, second, 2);
            case "box" -> box(call, first, second, point(first).size());
            case "disk" -> new Region.Ellipsoid(point(call, first, 2), Collections.nCopies(2, number(second)));
            case "ellipse" -> new Region.Ellipsoid(point(call, first, 2), point(call, second, 2));
            case "sphere" -> new Region.Ellipsoid(point(call, first, 3), Collections.nCopies(3, number(second)));
            case "cylinder" -> new Region.Cylinder(point(call, first, 3), number(second), number(arguments.get(2)));
            case "polygon" ->
                new Region.Polygon(
                        arguments.stream().map(corner -> point(call, corner, 2)).toList());
            case "translate" -> {
                Region inner = of(first, depth + 1);
                yield new Region.Moved(inner, Motion.translation(point(call, second, inner.dimension())));
            }
            case "rotate" -> {
                Region inner = of(first, depth + 1);
                if (inner.dimension() < 2) {
                    throw form(call);
                }
                yield new Region.Moved(inner, Motion.turn(inner.dimension(), number(second)));
            }
            default -> {
                Region inner = of(first, depth + 1);
                yield new Region.Moved(inner, Motion.scaling(inner.dimension(), number(second)));
            }
        };
    }

    /** The set where an expression of the space coordinates is negative. */
    private Region implicit(Expression expression) {
        Scope scope = numbers.scope();
        Implicit known = scope.implicits().get(expression);
        if (known != null) {
            return known;
        }
        int dimension = scope.dimensionOfSets();
        if (dimension == 0) {
            throw Mistake.alreadyReported();
        }
        if (dimension > 3) {
            throw new Mistake(Code.E0901.at(expression.span(), "`implicit` in more than three dimensions"));
        }
        Graph graph = new Graph(Math.max(dimension, scope.axes().size()));
        Node level = Evaluator.of(scope, graph).scalar(expression, Map.of(), "implicit");
        boolean foreign = Nodes.reachable(List.of(level)).stream()
                .anyMatch(node -> node instanceof Node.Derivative
                        || node instanceof Node.Normal
                        || node instanceof Node.Coordinate(int axis) && axis >= dimension);
        if (foreign) {
            throw new Mistake(Code.E0804
                    .at(expression.span(), "implicit", "`" + scope.source().text(expression.span()) + "`")
                    .label("a set is given by the space coordinates only"));
        }
        Implicit set = Implicit.of(graph, level, dimension);
        scope.implicits().put(expression, set);
        return set;
    }

    private Region box(Call call, Expression lower, Expression upper, int dimension) {
        List<Double> low = point(call, lower, dimension);
        List<Double> high = point(call, upper, dimension);
        for (int i = 0; i < dimension; i++) {
            if (!(low.get(i) < high.get(i))) {
                throw new Mistake(Code.E0510
                        .at(call.span(), Numbers.print(low.get(i)), Numbers.print(high.get(i)))
                        .label("the left end must be less than the right end"));
            }
        }
        return new Region.Box(low, high);
    }

    private List<Double> point(Call call, Expression expression, int dimension) {
        List<Double> point = point(expression);
        if (point.size() != dimension) {
            throw form(call);
        }
        return point;
    }

    private List<Double> point(Expression expression) {
        if (expression instanceof Expression.Tuple tuple) {
            return tuple.elements().stream().map(this::number).toList();
        }
        return List.of(number(expression));
    }

    private double number(Expression expression) {
        double value = numbers.number(expression, Map.of(), "a length or a coordinate of a region");
        if (Double.isInfinite(value)) {
            throw new Mistake(
                    Code.E0209.at(expression.span(), "a coordinate of a region").label("it must be finite"));
        }
        return value;
    }
}
