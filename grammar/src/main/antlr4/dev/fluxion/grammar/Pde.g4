/**
 * The .pde language. Newlines are white space: every statement starts with a reserved keyword, no statement can start with a
 * name, and there is no implicit multiplication, so two statements can never run together. (One layout rule is checked outside:
 * a line starting in column 1 must start a statement.)
 *
 * Conditions and values share one chain of rules, so that a parenthesis needs no look-ahead to tell which of the two it holds;
 * the tree builder refuses the one where the other is meant.
 */
grammar Pde;

/** A whole file. */
file
    : statement* EOF
    ;

/** One statement alone, as cut out of a file. */
single
    : statement EOF
    ;

statement
    : PROBLEM STRING                                                                            # ProblemStatement
    | INCLUDE STRING                                                                            # IncludeStatement
    | PARAM parameter (COMMA parameter)*                                                        # ParamStatement
    | LET ID names? EQUAL expression                                                            # LetStatement
    | REGION ID EQUAL expression                                                                # RegionStatement
    | DOMAIN coordinate (COMMA coordinate)*                                                     # BoxDomainStatement
    | DOMAIN names IN expression                                                                # RegionDomainStatement
    | TIME ID IN interval                                                                       # TimeStatement
    | UNKNOWN field (COMMA field)*                                                              # UnknownStatement
    | INFER inferred (COMMA inferred)*                                                          # InferStatement
    | BOUNDARY ID COLON selector                                                                # BoundaryStatement
    | PERIODIC ID (COMMA ID)* SOFT?                                                             # PeriodicStatement
    | EQ label? equality where? repetition? attributes?                                         # EquationStatement
    | HARD? IC label? equality (COMMA equality)* where? repetition? attributes?                 # InitialStatement
    | HARD? BC label? equality (COMMA equality)* place repetition? attributes?                  # ConditionStatement
    | CONSTRAINT label? equality attributes?                                                    # ConstraintStatement
    | EXACT assignment (COMMA assignment)*                                                      # ExactStatement
    | REFERENCE ID (COMMA ID)* FROM STRING columns?                                             # ReferenceStatement
    | OBSERVE expression (COMMA expression)* FROM STRING columns? attributes?                   # ObserveStatement
    | TRAIN ID? LBRACE (setting (SEMICOLON | COMMA)?)* RBRACE                                   # TrainStatement
    | SWEEP ID IN expression attributes?                                                        # SweepStatement
    | MONITOR label? expression (COMMA expression)*                                             # MonitorStatement
    | PLOT expression (COMMA expression)* (AT assignment (COMMA assignment)*)? attributes?      # PlotStatement
    | EXPORT expression (COMMA expression)* TO STRING attributes?                               # ExportStatement
    | EXPECT condition                                                                          # ExpectStatement
    ;

label      : ID COLON ;
equality   : expression EQUAL expression ;
assignment : ID EQUAL expression ;
names      : LPAREN ID (COMMA ID)* RPAREN ;
parameter  : ID (EQUAL expression | IN interval) STRING? ;
field      : ID (EQUAL LPAREN ID (COMMA ID)+ RPAREN)? names? STRING? ;
inferred   : ID names? (EQUAL expression)? (IN interval)? ;
interval   : LBRACKET expression COMMA expression RBRACKET ;
range      : expression RANGE expression ;
coordinate : ID (LBRACKET range RBRACKET)? IN interval ;

place      : ON selector | AT LPAREN expression (COMMA expression)* RPAREN ;
selector   : pieces (EXCEPT pieces)? where? ;
pieces     : piece (COMMA piece)* ;
piece
    : BOUNDARY                                                                                  # WholePiece
    | ID (LBRACKET expression RBRACKET)? EQUAL expression                                       # FacePiece
    | ID (POINT ID)?                                                                            # NamedPiece
    ;

where      : WHERE condition ;
repetition : FOR ID IN range ;
attributes : WITH attribute (COMMA attribute)* ;
attribute  : key (EQUAL expression)? ;
setting    : key EQUAL expression (THEN expression)* ;
columns    : COLUMNS column (COMMA column)* ;
column     : ID EQUAL STRING ;
/** Loss terms are set by the keyword that states them. */
key        : ID | REFERENCE | BOUNDARY | EQ | BC | IC | TIME | OBSERVE | CONSTRAINT | PERIODIC ;

condition
    : NOT condition                                                                             # NotCondition
    | condition AND condition                                                                   # AndCondition
    | condition OR condition                                                                    # OrCondition
    | expression (IN expression | (relation expression)+)?                                      # SimpleCondition
    ;
relation   : LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL ;

/** Tightest first: u², u^2 (to the right), -u, products, sums, intersections of regions, if. */
expression
    : expression SUPERSCRIPT                                                                    # Superscript
    | <assoc = right> expression CARET expression                                               # Power
    | (MINUS | PLUS) expression                                                                 # Sign
    | expression (STAR | SLASH | DOT | CROSS) expression                                        # Product
    | expression (PLUS | MINUS) expression                                                      # Sum
    | expression AMPERSAND expression                                                           # Intersection
    | IF condition THEN expression ELSE expression                                              # Conditional
    | primary                                                                                   # Operand
    ;
primary
    : primary LBRACKET expression (COMMA expression)* RBRACKET                                  # Indexed
    | (ID | EXACT) LPAREN (argument (COMMA argument)*)? RPAREN                                  # Call
    | LAPLACE primary                                                                           # Laplace
    | NABLA (DOT | CROSS)? primary                                                              # Nabla
    | PARTIAL ID LPAREN expression RPAREN                                                       # Partial
    | LPAREN condition (COMMA expression)* RPAREN                                               # Parenthesis
    | LBRACKET (expression (COMMA expression)*)? RBRACKET                                       # Array
    | ID                                                                                        # Name
    | NUMBER                                                                                    # Number
    | STRING                                                                                    # Text
    | (TRUE | FALSE)                                                                            # Truth
    | PI                                                                                        # Pi
    | BOUNDARY                                                                                  # WholeBoundary
    ;
/** In {@code s in [0, t]} the second form reads an array; the tree builder makes it an interval. */
argument
    : key EQUAL expression                                                                      # NamedArgument
    | ID IN expression (RANGE expression)?                                                      # BindingArgument
    | expression                                                                                # PlainArgument
    ;

PROBLEM : 'problem';      INCLUDE : 'include';     PARAM : 'param';         LET : 'let';             REGION : 'region';
DOMAIN : 'domain';        TIME : 'time';           UNKNOWN : 'unknown';     INFER : 'infer';         BOUNDARY : 'boundary' | '∂Ω';
PERIODIC : 'periodic';    EQ : 'eq';               HARD : 'hard';           IC : 'ic';               BC : 'bc';
CONSTRAINT : 'constraint'; EXACT : 'exact';        REFERENCE : 'reference'; OBSERVE : 'observe';     TRAIN : 'train';
SWEEP : 'sweep';          MONITOR : 'monitor';     PLOT : 'plot';           EXPORT : 'export';       EXPECT : 'expect';

ON : 'on';                AT : 'at';               FROM : 'from';           TO : 'to';               COLUMNS : 'columns';
WITH : 'with';            WHERE : 'where';         FOR : 'for';             EXCEPT : 'except';       SOFT : 'soft';
IF : 'if';                THEN : 'then';           ELSE : 'else';           NOT : 'not';             AND : 'and';
OR : 'or';                TRUE : 'true';           FALSE : 'false';         IN : 'in' | '∈';         PI : 'pi' | 'π';

LPAREN : '(';  RPAREN : ')';  LBRACKET : '[';  RBRACKET : ']';  LBRACE : '{';  RBRACE : '}';
COMMA : ',';   SEMICOLON : ';'; COLON : ':';   EQUAL : '=';     RANGE : '..';  POINT : '.';
PLUS : '+';    MINUS : '-' | '\u2212';         STAR : '*';      SLASH : '/';   CARET : '^';   AMPERSAND : '&';
LESS : '<';    LESS_OR_EQUAL : '<=' | '≤';     GREATER : '>';   GREATER_OR_EQUAL : '>=' | '≥';
DOT : '\u00b7' | '\u22c5';   CROSS : '\u00d7' | '\u2a2f';   LAPLACE : '\u0394' | '\u2206' | '∇²';   NABLA : '∇';   PARTIAL : '∂';
SUPERSCRIPT : [\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+ ;

/** No trailing point, so that 1..d is a range. */
NUMBER      : ([0-9]+ ('.' [0-9]+)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)? ;
STRING      : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
OPEN_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* ;
ID          : LETTER (LETTER | [0-9_\u2080-\u2089])* '\''* ;
/** Latin and Greek without π and Δ, the Greek letter variants, and the micro sign. */
fragment LETTER
    : [a-zA-Z\u00b5\u0391-\u0393\u0395-\u03a1\u03a3-\u03a9\u03b1-\u03bf\u03c1-\u03c9\u03d1\u03d5\u03f0\u03f1\u03f5\u2126]
    ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n\f\u00a0\u2000-\u200a\u202f\u3000\ufeff]+ -> channel(HIDDEN) ;

/** What other languages have here; these tokens exist only to be answered well. */
FOREIGN : '**' | '==' | '!=' | '&&' | '||' | ':=' | '//' | '/*' | '->' | '≠' ;
BACKSLASH : '\\' ;
BAR     : '|' ;
BAD     : . ;
