package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A tokenizer and a parser by recursive descent, with variables and syntax errors.
public final class ExpressionParser {
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Long> variables;
    private int at;

    ExpressionParser(String text, Map<String, Long> variables) {
        this.variables = variables;
        tokenize(text);
    }

    private void tokenize(String text) {
        int from = 0;
        while (from < text.length()) {
            int to = from + 1;
            if (Character.isLetterOrDigit(text.charAt(from))) {
                while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
                    to++;
                }
            }
            if (text.charAt(from) != ' ') {
                tokens.add(text.substring(from, to));
            }
            from = to;
        }
        tokens.add("end");
    }

    private boolean take(String token) {
        boolean found = tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private long sum() {
        long value = product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private long product() {
        long value = factor();
        while (take("*")) {
            value *= factor();
        }
        return value;
    }

    private long factor() {
        if (take("(")) {
            long inner = sum();
            if (!take(")")) {
                throw new IllegalArgumentException("no ) but " + tokens.get(at));
            }
            return inner;
        }
        if (take("-")) {
            return -factor();
        }
        String token = tokens.get(at++);
        Long value = variables.get(token);
        return value != null ? value : Long.parseLong(token);
    }

    public static void main(String[] argv) {
        Map<String, Long> variables = new HashMap<>();
        String[] lines = {
            "1+2*3", "(a-4)*-(b+1)", "2*(3+a*(b-1))-b", "(1+2", "7*c", "a*a*b*b-((1))"
        };
        for (String line : lines) {
            try {
                long value = new ExpressionParser(line, variables).sum();
                variables.put(variables.containsKey("a") ? "b" : "a", value);
                System.out.println(line + " = " + value);
            } catch (NumberFormatException e) {
                System.out.println(line + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                System.out.println(line + ": wrong, " + e.getMessage());
            }
        }
    }
}
