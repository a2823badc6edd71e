package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Argument.Interval;
import dev.fluxion.dsl.syntax.Clause.Assignment;
import dev.fluxion.dsl.syntax.Clause.Attribute;
import dev.fluxion.dsl.syntax.Clause.Column;
import dev.fluxion.dsl.syntax.Clause.CoordinateDeclaration;
import dev.fluxion.dsl.syntax.Clause.Equality;
import dev.fluxion.dsl.syntax.Clause.FieldDeclaration;
import dev.fluxion.dsl.syntax.Clause.InferDeclaration;
import dev.fluxion.dsl.syntax.Clause.ParameterDeclaration;
import dev.fluxion.dsl.syntax.Clause.Repetition;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Clause.Setting;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.util.List;
import java.util.Optional;

/** One statement, led by its keyword. Lists that the grammar makes optional are empty when absent. */
public sealed interface Statement {
    Span span();

    /** {@code problem "title"}. */
    record Problem(Span span, Text title) implements Statement {}

    /** {@code include "file.pde"}. */
    record Include(Span span, Text file) implements Statement {}

    /** {@code param nu = 0.01, Re in [20, 200]}. */
    record Param(Span span, List<ParameterDeclaration> declarations) implements Statement {
        public Param {
            declarations = List.copyOf(declarations);
        }
    }

    /** {@code let name = value} or {@code let name(parameters) = value}. */
    record Let(Span span, Name name, List<Name> parameters, Expression value) implements Statement {
        public Let {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code region hole = disk((0, 0), 0.3)}. */
    record Region(Span span, Name name, Expression value) implements Statement {}

    /** {@code domain x in [0, 1], y in [0, 1]}. */
    record BoxDomain(Span span, List<CoordinateDeclaration> coordinates) implements Statement {
        public BoxDomain {
            coordinates = List.copyOf(coordinates);
        }
    }

    /** {@code domain (x, y) in plate - hole}. */
    record RegionDomain(Span span, List<Name> coordinates, Expression region) implements Statement {
        public RegionDomain {
            coordinates = List.copyOf(coordinates);
        }
    }

    /** {@code time t in [0, 1]}. */
    record Time(Span span, Name name, Interval interval) implements Statement {}

    /** {@code unknown U = (u, v), p}. */
    record Unknown(Span span, List<FieldDeclaration> fields) implements Statement {
        public Unknown {
            fields = List.copyOf(fields);
        }
    }

    /** {@code infer k = 1 in [0, 50]}. */
    record Infer(Span span, List<InferDeclaration> declarations) implements Statement {
        public Infer {
            declarations = List.copyOf(declarations);
        }
    }

    /** {@code boundary name: selector}. */
    record Boundary(Span span, Name name, Selector selector) implements Statement {}

    /** {@code periodic x, y soft}. */
    record Periodic(Span span, List<Name> coordinates, boolean soft) implements Statement {
        public Periodic {
            coordinates = List.copyOf(coordinates);
        }
    }

    /** {@code eq label: left = right where … for … with …}. */
    record Equation(
            Span span,
            Optional<Name> label,
            Equality equality,
            Optional<Predicate> where,
            Optional<Repetition> repetition,
            List<Attribute> attributes)
            implements Statement {
        public Equation {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code hard ic label: u = f, v = g where … for … with …}. */
    record InitialCondition(
            Span span,
            boolean hard,
            Optional<Name> label,
            List<Equality> equalities,
            Optional<Predicate> where,
            Optional<Repetition> repetition,
            List<Attribute> attributes)
            implements Statement {
        public InitialCondition {
            equalities = List.copyOf(equalities);
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code hard bc label: u = f on … for … with …}. */
    record BoundaryCondition(
            Span span,
            boolean hard,
            Optional<Name> label,
            List<Equality> equalities,
            Place place,
            Optional<Repetition> repetition,
            List<Attribute> attributes)
            implements Statement {
        public BoundaryCondition {
            equalities = List.copyOf(equalities);
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code constraint label: mean(p) = 0 with …}. */
    record Constraint(Span span, Optional<Name> label, Equality equality, List<Attribute> attributes)
            implements Statement {
        public Constraint {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code exact u = sin(x), v = cos(x)}. */
    record Exact(Span span, List<Assignment> assignments) implements Statement {
        public Exact {
            assignments = List.copyOf(assignments);
        }
    }

    /** {@code reference u, v from "file.csv" columns x = "X"}. */
    record Reference(Span span, List<Name> fields, Text file, List<Column> columns) implements Statement {
        public Reference {
            fields = List.copyOf(fields);
            columns = List.copyOf(columns);
        }
    }

    /** {@code observe norm(U) from "file.csv" columns … with …}. */
    record Observe(Span span, List<Expression> values, Text file, List<Column> columns, List<Attribute> attributes)
            implements Statement {
        public Observe {
            values = List.copyOf(values);
            columns = List.copyOf(columns);
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code train [name] { settings }}. */
    record Train(Span span, Optional<Name> name, List<Setting> settings) implements Statement {
        public Train {
            settings = List.copyOf(settings);
        }
    }

    /** {@code sweep Re in [100, 200] with …}. */
    record Sweep(Span span, Name parameter, Expression values, List<Attribute> attributes) implements Statement {
        public Sweep {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code monitor label: values}. */
    record Monitor(Span span, Optional<Name> label, List<Expression> values) implements Statement {
        public Monitor {
            values = List.copyOf(values);
        }
    }

    /** {@code plot values at t = [0, 1] with …}. */
    record Plot(Span span, List<Expression> values, List<Assignment> at, List<Attribute> attributes)
            implements Statement {
        public Plot {
            values = List.copyOf(values);
            at = List.copyOf(at);
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code export values to "file.csv" with …}. */
    record Export(Span span, List<Expression> values, Text file, List<Attribute> attributes) implements Statement {
        public Export {
            values = List.copyOf(values);
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code expect rel_l2(u) < 1e-3}. */
    record Expect(Span span, Predicate condition) implements Statement {}
}
