package io.dryswarm.conformance.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** A JSON Schema of this module. */
public final class JsonSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keywords that only repeat that something inside is wrong. */
  private static final Set<String> COMBINING =
      Set.of("$ref", "allOf", "if", "then", "else", "items", "properties", "prefixItems");

  private final Validator validator;
  private final URI uri;

  private JsonSchema(Validator validator, URI uri) {
    this.validator = validator;
    this.uri = uri;
  }

  /** The schema in a resource beside {@code owner}. */
  public static JsonNode resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** Made from a document. */
  public static JsonSchema of(JsonNode document) {
    JsonNodeFactory factory = new JacksonNode.Factory();
    Validator validator = new ValidatorFactory().withJsonNodeFactory(factory).createValidator();
    return new JsonSchema(validator, validator.registerSchema(document));
  }

  /** Everything that breaks the schema, the innermost places only, in the order of the document. */
  public List<SchemaProblem> problems(JsonNode document) {
    return validator.validate(uri, document).getErrors().stream()
        .filter(error -> error.getKeyword() == null || !COMBINING.contains(error.getKeyword()))
        .map(JsonSchema::problem)
        .distinct()
        .toList();
  }

  private static SchemaProblem problem(Error error) {
    String message = error.getError();
    return new SchemaProblem(
        error.getInstanceLocation(), message == null ? "not expected here" : message);
  }
}
