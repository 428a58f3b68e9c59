package io.dryswarm.compose.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to create an object.
 *
 * @param path {@code /services/create}
 * @param name of the object
 * @param body as the Engine API takes it
 */
public record Request(String path, String name, ObjectNode body) {}
