package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ErrorCode;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.Subnets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What the bodies of requests ask for, as the engine reads them. A service whose networks are named by their names is understood without
 * a swarm, so that what a file says can be known before a run.
 */
public final class Specifications {
  private static final String MTU = "com.docker.network.driver.mtu";

  private Specifications() {}

  /**
   * What {@code POST /services/create} asks for, if it comes from Docker's client.
   *
   * @throws IllegalArgumentException in the engine's words
   */
  public static ServiceSpec service(JsonNode sent, EngineVersion version) {
    return ServiceReader.read(form(Shapes.SERVICE_SPEC.apply(sent), version));
  }

  /** The specification as the engine shows it from then on. */
  static ObjectNode form(JsonNode sent, EngineVersion version) {
    new MountTypes(version).check(sent);
    return ServiceForm.of(sent);
  }

  /**
   * What {@code POST /networks/create} asks for.
   *
   * @throws IllegalArgumentException in the engine's words
   */
  public static NetworkSpec network(JsonNode sent) {
    JsonNode range = Json.at(sent, "IPAM", "Config").path(0);
    String subnet = Json.text(range, "Subnet");
    if (!subnet.isEmpty() && Subnets.range(subnet).isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid subnet " + subnet + " : invalid CIDR address: " + subnet);
    }
    return new NetworkSpec(
        Json.text(sent, "Name"),
        sent.path("Ingress").asBoolean(false),
        Json.text(sent, "Driver"),
        subnet,
        Json.text(range, "Gateway"),
        sent.path("Attachable").asBoolean(false),
        sent.path("Internal").asBoolean(false),
        // The driver looks for the option, not at what it says: facts F2.17.
        Json.at(sent, "Options", "encrypted").isTextual(),
        mtuBytes(Json.text(sent, "Options", MTU)),
        Json.map(sent.path("Labels")));
  }

  /**
   * What {@code POST /secrets/create} asks for.
   *
   * @throws IllegalArgumentException in the engine's words
   * @throws ApiError if it needs a driver: no node has one
   */
  public static SecretSpec secret(JsonNode body) {
    checkDriver(body);
    return new SecretSpec(
        Json.text(body, "Name"),
        data(body),
        Json.map(body.path("Labels")),
        Json.text(body, "Templating", "Name"));
  }

  /**
   * What {@code POST /configs/create} asks for.
   *
   * @throws IllegalArgumentException in the engine's words
   * @throws ApiError if it needs a driver: no node has one
   */
  public static ConfigSpec config(JsonNode body) {
    checkDriver(body);
    return new ConfigSpec(
        Json.text(body, "Name"),
        data(body),
        Json.map(body.path("Labels")),
        Json.text(body, "Templating", "Name"));
  }

  private static void checkDriver(JsonNode body) {
    if (body.path("Driver").isObject()) {
      throw new ApiError(
          ErrorCode.UNKNOWN, "plugin \"" + Json.text(body.path("Driver"), "Name") + "\" not found");
    }
  }

  /** What is no number the driver does not take. */
  private static int mtuBytes(String option) {
    return option.matches("[1-9]\\d{0,5}")
        ? Integer.parseInt(option)
        : NetworkSpec.DEFAULT_MTU_BYTES;
  }

  private static String data(JsonNode body) {
    try {
      byte[] bytes = Base64.getDecoder().decode(Json.text(body, "Data"));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException("illegal base64 data at input byte 0", bad);
    }
  }
}
