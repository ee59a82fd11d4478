package org.godwit.console.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/// JSON of the console: fields that it does not know are passed over.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Reads one value.
    ///
    /// @throws IllegalArgumentException if the text is not JSON
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    /// Reads a record.
    ///
    /// @throws IllegalArgumentException if the value does not have its form
    public static <T> T as(JsonNode node, Class<T> type) {
        return MAPPER.convertValue(node, type);
    }

    /// Reads a record that must be whole.
    ///
    /// @throws IllegalArgumentException if it is none, or one of its fields is missing
    public static <T extends Record> T record(JsonNode node, Class<T> type) {
        for (RecordComponent field : type.getRecordComponents()) {
            if (!node.hasNonNull(field.getName())) {
                throw new IllegalArgumentException("'%s' is missing".formatted(field.getName()));
            }
        }
        return as(node, type);
    }

    /// Reads an array of records.
    public static <T> List<T> listOf(JsonNode array, Class<T> type) {
        List<T> list = new ArrayList<>();
        array.forEach(node -> list.add(as(node, type)));
        return list;
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /// One line.
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    /// Several lines, for people.
    public static String pretty(Object value) {
        return value instanceof JsonNode node
                ? node.toPrettyString()
                : tree(value).toPrettyString();
    }
}
