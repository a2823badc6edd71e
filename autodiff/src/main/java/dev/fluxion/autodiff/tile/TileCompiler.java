package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import dev.fluxion.autodiff.jet.JetLayout;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.jet.OperatorCollapse;
import dev.fluxion.autodiff.network.Mlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compiles residuals that share a network and a point set into one {@link TileProgram}. */
public final class TileCompiler {
    /** A residual: its number among the loss terms, what is squared, and the weight w(x) ≥ 0 of each point. */
    public record Term(int term, Node root, Node weight) {}

    private static final int LARGEST_EXPONENT = 64;

    private final Graph graph;
    private final Mlp network;
    private final JetLayout layout;
    private final List<OperatorCollapse.Symbol> symbols;
    private final Dependencies dependencies = new Dependencies();
    private final SequencedMap<Node, Integer> columns = new LinkedHashMap<>();
    private final SequencedMap<Node, Integer> weights = new LinkedHashMap<>();
    private final List<TileOp> operations = new ArrayList<>();
    private final Map<Node, Integer> rowOf = new HashMap<>();
    private final SortedSet<Integer> consumed = new TreeSet<>();
    private int rows;

    private TileCompiler(Graph graph, Mlp network, JetLayout layout, List<OperatorCollapse.Symbol> symbols) {
        this.graph = graph;
        this.network = network;
        this.layout = layout;
        this.symbols = symbols;
    }

    /** The program of {@code terms}, whose roots mention the network's outputs as fields. */
    public static TileProgram residuals(Graph graph, Mlp network, List<Term> terms) {
        OperatorCollapse.Result result =
                OperatorCollapse.of(graph, terms.stream().map(Term::root).toList());
        TileCompiler compiler = new TileCompiler(graph, network, result.layout(), result.symbols());
        List<Integer> inputs = compiler.network();
        for (int i = 0; i < terms.size(); i++) {
            int residual = compiler.row(result.roots().get(i));
            int weight = compiler.weights.computeIfAbsent(terms.get(i).weight(), w -> compiler.weights.size());
            compiler.operations.add(new TileOp.SumOfSquares(terms.get(i).term(), residual, weight));
        }
        return compiler.program(inputs);
    }

    /** A program that only delivers network outputs: derivatives {@code needed} of every output. */
    public static TileProgram outputs(Graph graph, Mlp network, List<MultiIndex> needed) {
        JetLayout layout = JetLayout.closure(
                graph.dimension(),
                needed.stream().map(LinearOperator::derivative).toList());
        TileCompiler compiler = new TileCompiler(graph, network, layout, List.of());
        return compiler.program(compiler.network());
    }

    private TileProgram program(List<Integer> inputs) {
        return new TileProgram(
                network,
                layout,
                List.copyOf(columns.keySet()),
                List.copyOf(weights.keySet()),
                inputs,
                operations,
                rows,
                List.copyOf(consumed));
    }

    private List<Integer> network() {
        List<Integer> inputs = new ArrayList<>();
        for (Node feature : network.features()) {
            for (LinearOperator channel : layout.channels()) {
                inputs.add(column(apply(channel, feature)));
            }
        }
        operations.add(new TileOp.JetInput());
        for (int l = 0; l < network.layers().size(); l++) {
            operations.add(new TileOp.Gemm(l));
            if (l + 1 < network.layers().size()) {
                operations.add(new TileOp.JetActivation(l));
            }
        }
        rows = network.outputs() * layout.size();
        return inputs;
    }

    private Node apply(LinearOperator operator, Node node) {
        Node sum = graph.constant(0);
        for (Map.Entry<MultiIndex, Double> term : operator.terms().entrySet()) {
            Node derivative = Differentiation.of(graph, node, term.getKey());
            sum = graph.add(sum, graph.multiply(graph.constant(term.getValue()), derivative));
        }
        return sum;
    }

    private int column(Node node) {
        return columns.computeIfAbsent(node, n -> columns.size());
    }

    private int row(Node node) {
        Integer stored = rowOf.get(node);
        if (stored == null) {
            stored = dependencies.onFields(node) ? emit(node) : load(node);
            rowOf.put(node, stored);
        }
        return stored;
    }

    private int load(Node node) {
        int column = column(node);
        int out = rows++;
        operations.add(new TileOp.Load(column, out));
        return out;
    }

    private int emit(Node node) {
        return switch (node) {
            case Constant c -> load(c);
            case Coordinate c -> load(c);
            case Normal n -> load(n);
            case Derivative(int symbol, MultiIndex order) -> {
                OperatorCollapse.Symbol s = symbols.get(symbol);
                int out = s.field() * layout.size() + layout.channel(s.operator());
                consumed.add(out);
                yield out;
            }
            case Unary(var f, Node a) -> {
                int x = row(a);
                yield emit(new TileOp.Unary(f, x, rows));
            }
            case Binary(BinaryFunction f, Node a, Constant(double c))
            when shiftOrPower(f, c) -> {
                int x = row(a);
                yield emit(
                        switch (f) {
                            case ADD -> new TileOp.Shift(c, x, rows);
                            case SUBTRACT -> new TileOp.Shift(-c, x, rows);
                            case POWER -> new TileOp.IntegerPower((int) c, x, rows);
                            case MULTIPLY -> new TileOp.Scale(c, x, rows);
                            case DIVIDE -> new TileOp.Scale(1 / c, x, rows);
                            case MINIMUM, MAXIMUM, ATAN2 ->
                                throw new IllegalStateException("not a constant form: " + f);
                        });
            }
            case Binary(BinaryFunction f, Constant(double c), Node b)
            when f == BinaryFunction.MULTIPLY -> {
                int x = row(b);
                yield emit(new TileOp.Scale(c, x, rows));
            }
            case Binary(BinaryFunction f, Constant(double c), Node b)
            when f == BinaryFunction.ADD -> {
                int x = row(b);
                yield emit(new TileOp.Shift(c, x, rows));
            }
            case Binary(BinaryFunction f, Node a, Node b) -> {
                int x = row(a);
                int y = row(b);
                yield emit(new TileOp.Binary(f, x, y, rows));
            }
            case Select(var comparison, Node l, Node r, Node then, Node otherwise) -> {
                int left = row(l);
                int right = row(r);
                int yes = row(then);
                int no = row(otherwise);
                yield emit(new TileOp.Select(comparison, left, right, yes, no, rows));
            }
            case Custom(var op, List<Node> arguments) -> {
                List<Integer> argumentRows = arguments.stream().map(this::row).toList();
                yield emit(new TileOp.Custom(op, argumentRows, rows));
            }
        };
    }

    private int emit(TileOp operation) {
        operations.add(operation);
        return rows++;
    }

    private static boolean shiftOrPower(BinaryFunction f, double c) {
        return switch (f) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            case POWER -> c == Math.rint(c) && c >= 2 && c <= LARGEST_EXPONENT;
            case MINIMUM, MAXIMUM, ATAN2 -> false;
        };
    }
}
