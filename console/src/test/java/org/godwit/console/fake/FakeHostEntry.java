package org.godwit.console.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.godwit.console.client.Json;

import java.util.concurrent.BlockingQueue;

/// A host of the fake, and what it has still to print.
record FakeHostEntry(
        String tid,
        String name,
        String address,
        long pid,
        int http,
        BlockingQueue<ObjectNode> lines) {

    static FakeHostEntry of(String tid, JsonNode join, BlockingQueue<ObjectNode> lines) {
        return new FakeHostEntry(
                tid,
                join.path("name").asText(),
                join.path("address").asText(),
                join.path("pid").asLong(),
                join.path("http").asInt(),
                lines);
    }

    ObjectNode line() {
        return Json.object()
                .put("tid", tid)
                .put("name", name)
                .put("arch", "fake")
                .put("address", address)
                .put("pid", pid)
                .put("http", http)
                .put("state", "ready");
    }
}
