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
import dev.fluxion.autodiff.graph.PostOrder;
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
    /**
     * A residual: its number among the loss terms, its value, and the weight w(x) ≥ 0 of each point.
     *
     * @param quadrature whether the values are summed as they are, Σ w·r, instead of squared, Σ w·r²
     */
    public record Term(int term, Node root, Node weight, boolean quadrature) {
        public Term(int term, Node root, Node weight) {
            this(term, root, weight, false);
        }
    }

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
        for (OperatorCollapse.Symbol symbol : result.symbols()) {
            if (symbol.field() < 0 || symbol.field() >= network.outputs()) {
                throw new IllegalArgumentException("a residual mentions field " + symbol.field() + ", the network has "
                        + network.outputs() + " outputs");
            }
        }
        TileCompiler compiler = new TileCompiler(graph, network, result.layout(), result.symbols());
        List<Integer> inputs = compiler.network();
        for (int i = 0; i < terms.size(); i++) {
            int residual = compiler.row(result.roots().get(i));
            int weight = compiler.weights.computeIfAbsent(terms.get(i).weight(), w -> compiler.weights.size());
            int term = terms.get(i).term();
            compiler.operations.add(
                    terms.get(i).quadrature()
                            ? new TileOp.Sum(term, residual, weight)
                            : new TileOp.SumOfSquares(term, residual, weight));
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
        for (Node next : PostOrder.of(node, rowOf::containsKey, this::operands)) {
            rowOf.put(next, dependencies.onFields(next) ? emit(next) : load(next));
        }
        return rowOf.get(node);
    }

    /** The nodes whose rows the operation of {@code node} reads. */
    private List<Node> operands(Node node) {
        if (!dependencies.onFields(node)) {
            return List.of();
        }
        return switch (node) {
            case Binary(BinaryFunction f, Node a, Constant(double c)) when constantRight(f, c) -> List.of(a);
            case Binary(BinaryFunction f, Constant c, Node b) when constantLeft(f) -> List.of(b);
            case Node other -> other.arguments();
        };
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
                if (s.field() < network.firstScalar()) {
                    consumed.add(out);
                }
                yield out;
            }
            case Unary(var f, Node a) -> emit(new TileOp.Unary(f, rowOf.get(a), rows));
            case Binary(BinaryFunction f, Node a, Constant(double c))
            when constantRight(f, c) -> emit(withConstant(f, rowOf.get(a), c));
            case Binary(BinaryFunction f, Constant(double c), Node b)
            when constantLeft(f) -> emit(withConstant(f, rowOf.get(b), c));
            case Binary(BinaryFunction f, Node a, Node b) ->
                emit(new TileOp.Binary(f, rowOf.get(a), rowOf.get(b), rows));
            case Select(var comparison, Node l, Node r, Node then, Node otherwise) ->
                emit(new TileOp.Select(
                        comparison, rowOf.get(l), rowOf.get(r), rowOf.get(then), rowOf.get(otherwise), rows));
            case Custom(var op, List<Node> arguments) ->
                emit(new TileOp.Custom(op, arguments.stream().map(rowOf::get).toList(), rows));
        };
    }

    private int emit(TileOp operation) {
        operations.add(operation);
        return rows++;
    }

    private TileOp withConstant(BinaryFunction f, int a, double c) {
        return switch (f) {
            case ADD -> new TileOp.Shift(c, a, rows);
            case SUBTRACT -> new TileOp.Shift(-c, a, rows);
            case MULTIPLY -> new TileOp.Scale(c, a, rows);
            case POWER -> new TileOp.IntegerPower((int) c, a, rows);
            case DIVIDE, MINIMUM, MAXIMUM, ATAN2 -> throw new IllegalStateException("not a constant form: " + f);
        };
    }

    /** Whether f(a, c) has an operation of its own. The graph already writes a quotient a/c as a product. */
    private static boolean constantRight(BinaryFunction f, double c) {
        return switch (f) {
            case ADD, SUBTRACT, MULTIPLY -> true;
            case POWER -> c == Math.rint(c) && c >= 2 && c <= LARGEST_EXPONENT;
            case DIVIDE, MINIMUM, MAXIMUM, ATAN2 -> false;
        };
    }

    private static boolean constantLeft(BinaryFunction f) {
        return f == BinaryFunction.ADD || f == BinaryFunction.MULTIPLY;
    }
}
