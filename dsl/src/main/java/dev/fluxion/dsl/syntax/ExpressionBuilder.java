package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Binary;
import dev.fluxion.dsl.syntax.Expression.BinaryOperator;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import dev.fluxion.grammar.PdeParser;
import dev.fluxion.grammar.PdeParser.ExpressionContext;
import dev.fluxion.grammar.PdeParser.PrimaryContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the generated parser's expressions into {@link Expression} records. */
final class ExpressionBuilder {
    private final SourceFile source;
    private final List<Diagnostic> warnings;
    private final ConditionBuilder conditions = new ConditionBuilder(this);

    /**
     * @param source the text
     * @param warnings where warnings go
     */
    ExpressionBuilder(SourceFile source, List<Diagnostic> warnings) {
        this.source = source;
        this.warnings = warnings;
    }

    ConditionBuilder conditions() {
        return conditions;
    }

    /** A chain {@code a + b + c} is walked in a loop: it may be hundreds of operations long. */
    Expression build(ExpressionContext tree) {
        Deque<ExpressionContext> chain = new ArrayDeque<>();
        ExpressionContext lowest = tree;
        while (isLeftChain(lowest)) {
            chain.push(lowest);
            lowest = (ExpressionContext) lowest.getChild(0);
        }
        Expression value = single(lowest);
        for (ExpressionContext link : chain) {
            value = extend(value, link);
        }
        return value;
    }

    List<Expression> build(List<ExpressionContext> trees) {
        return trees.stream().map(this::build).toList();
    }

    private static boolean isLeftChain(ExpressionContext tree) {
        return tree instanceof PdeParser.SumContext
                || tree instanceof PdeParser.ProductContext
                || tree instanceof PdeParser.IntersectionContext
                || tree instanceof PdeParser.SuperscriptContext;
    }

    private Expression extend(Expression left, ExpressionContext link) {
        if (link instanceof PdeParser.SuperscriptContext power) {
            return superscript(left, power);
        }
        ExpressionContext rightTree = (ExpressionContext) link.getChild(2);
        Expression right = build(rightTree);
        Span span = Spans.of(link);
        Token operator = ((TerminalNode) link.getChild(1)).getSymbol();
        if (link instanceof PdeParser.IntersectionContext) {
            warnAboutMixing((ExpressionContext) link.getChild(0), operator);
            warnAboutMixing(rightTree, operator);
        }
        return switch (operator.getType()) {
            case PdeParser.PLUS -> new Binary(span, BinaryOperator.ADD, left, right);
            case PdeParser.MINUS -> new Binary(span, BinaryOperator.SUBTRACT, left, right);
            case PdeParser.STAR -> new Binary(span, BinaryOperator.MULTIPLY, left, right);
            case PdeParser.SLASH -> new Binary(span, BinaryOperator.DIVIDE, left, right);
            case PdeParser.AMPERSAND -> new Binary(span, BinaryOperator.INTERSECT, left, right);
            case PdeParser.DOT -> call("dot", operator, span, left, right);
            case PdeParser.CROSS -> call("cross", operator, span, left, right);
            default -> throw new IllegalArgumentException("no infix operator `" + operator.getText() + "`");
        };
    }

    private void warnAboutMixing(ExpressionContext side, Token operator) {
        if (side instanceof PdeParser.SumContext) {
            String sum = Spans.text(side, source);
            warnings.add(Code.W0132
                    .at(Tokens.span(operator))
                    .help("write `(" + sum + ")` to say so, or put the parentheses where you want them"));
        }
    }

    private Expression superscript(Expression base, PdeParser.SuperscriptContext tree) {
        Token exponent = tree.SUPERSCRIPT().getSymbol();
        warnAboutPrefix(tree.expression(), tree);
        StringBuilder digits = new StringBuilder();
        exponent.getText().chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new Binary(Spans.of(tree), BinaryOperator.POWER, base, number(Tokens.span(exponent), digits.toString()));
    }

    private void warnAboutPrefix(ExpressionContext base, ExpressionContext power) {
        if (base instanceof PdeParser.OperandContext operand && isPrefixed(operand.primary())) {
            String inner = Spans.text(operand, source);
            String written = Spans.text(power, source);
            warnings.add(Code.W0131
                    .at(Spans.of(power), written)
                    .help("write `(" + inner + ")" + written.substring(inner.length()) + "` to say so"));
        }
    }

    private static boolean isPrefixed(PrimaryContext tree) {
        return tree instanceof PdeParser.LaplaceContext || tree instanceof PdeParser.NablaContext;
    }

    private Expression single(ExpressionContext tree) {
        return switch (tree) {
            case PdeParser.PowerContext power -> {
                warnAboutPrefix(power.expression(0), power);
                Expression base = build(power.expression(0));
                yield new Binary(Spans.of(tree), BinaryOperator.POWER, base, build(power.expression(1)));
            }
            case PdeParser.SignContext sign ->
                new Expression.Unary(
                        Spans.of(tree),
                        sign.MINUS() != null ? UnaryOperator.MINUS : UnaryOperator.PLUS,
                        build(sign.expression()));
            case PdeParser.ConditionalContext choice ->
                new Expression.Conditional(
                        Spans.of(tree),
                        conditions.build(choice.condition()),
                        build(choice.expression(0)),
                        build(choice.expression(1)));
            case PdeParser.OperandContext operand -> primary(operand.primary());
            default -> throw unexpected(tree);
        };
    }

    private Expression primary(PrimaryContext tree) {
        Span span = Spans.of(tree);
        return switch (tree) {
            case PdeParser.IndexedContext indexed ->
                new Expression.Index(span, primary(indexed.primary()), build(indexed.expression()));
            case PdeParser.CallContext call ->
                new Call(
                        span,
                        name(call.getStart()),
                        call.argument().stream().map(this::argument).toList());
            case PdeParser.LaplaceContext laplace ->
                call("lap", laplace.LAPLACE().getSymbol(), span, primary(laplace.primary()));
            case PdeParser.NablaContext nabla -> {
                String function = nabla.DOT() != null ? "div" : nabla.CROSS() != null ? "curl" : "grad";
                yield call(function, nabla.NABLA().getSymbol(), span, primary(nabla.primary()));
            }
            case PdeParser.PartialContext partial ->
                new Expression.Partial(span, name(partial.ID()), build(partial.expression()));
            case PdeParser.ParenthesisContext parenthesis -> parenthesis(parenthesis);
            case PdeParser.ArrayContext array -> new Expression.Array(span, build(array.expression()));
            case PdeParser.NameContext name -> name(name.ID());
            case PdeParser.NumberContext number -> number(span, number.getText());
            case PdeParser.TextContext text -> text(text.STRING());
            case PdeParser.TruthContext truth -> new Expression.Truth(span, truth.TRUE() != null);
            case PdeParser.PiContext pi -> new Expression.Pi(span);
            case PdeParser.WholeBoundaryContext whole -> new Expression.WholeBoundary(span);
            default -> throw unexpected(tree);
        };
    }

    private Expression parenthesis(PdeParser.ParenthesisContext tree) {
        Expression first = conditions.value(tree.condition());
        if (tree.expression().isEmpty()) {
            return first;
        }
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        tree.expression().forEach(e -> elements.add(build(e)));
        return new Expression.Tuple(Spans.of(tree), elements);
    }

    private Argument argument(PdeParser.ArgumentContext tree) {
        Span span = Spans.of(tree);
        return switch (tree) {
            case PdeParser.NamedArgumentContext named ->
                new Argument.Named(span, name(named.key().getStart()), build(named.expression()));
            case PdeParser.PlainArgumentContext plain -> new Argument.Value(span, build(plain.expression()));
            case PdeParser.BindingArgumentContext binding -> {
                Expression first = build(binding.expression(0));
                yield new Argument.Binding(span, name(binding.ID()), bounds(first, binding));
            }
            default -> throw unexpected(tree);
        };
    }

    private Argument.Bounds bounds(Expression first, PdeParser.BindingArgumentContext tree) {
        if (tree.expression().size() == 2) {
            Expression last = build(tree.expression(1));
            return new Argument.Range(first.span().to(last.span()), first, last);
        }
        if (first instanceof Expression.Array array && array.elements().size() == 2) {
            return new Argument.Interval(
                    array.span(), array.elements().get(0), array.elements().get(1));
        }
        String variable = tree.ID().getText();
        throw new Mistake(Code.E0124
                .at(first.span(), "`" + variable + "` needs something to run over")
                .help("write `" + variable + " in 1..n`, or `" + variable + " in [0, 1]` for an interval"));
    }

    /** A number that f64 can hold. */
    Expression.Number number(Span span, String text) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new Mistake(Code.E0128.at(span, text).label("too large: the largest number is about 1.8e308"));
        }
        return new Expression.Number(span, value, text);
    }

    /** A string without its quotes, {@code \"} and {@code \\} resolved. */
    Expression.Text text(TerminalNode node) {
        String quoted = node.getText();
        String inner = quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
        return new Expression.Text(Tokens.span(node.getSymbol()), inner);
    }

    Name name(TerminalNode node) {
        return name(node.getSymbol());
    }

    Name name(Token token) {
        return new Name(Tokens.span(token), Spelling.normalise(token.getText()));
    }

    private static Call call(String function, Token operator, Span span, Expression... operands) {
        List<Argument> arguments = new ArrayList<>();
        for (Expression operand : operands) {
            arguments.add(new Argument.Value(operand.span(), operand));
        }
        return new Call(span, new Name(Tokens.span(operator), function), arguments);
    }

    private static IllegalArgumentException unexpected(ParserRuleContext tree) {
        return new IllegalArgumentException(
                "the grammar has no " + tree.getClass().getSimpleName());
    }
}
