package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.json.Json;

/** Gives an image its tag, and the digest and the platforms that the registry knows. Source: moby/moby client/service_create.go. */
public final class ImageLookup {
  private ImageLookup() {}

  /**
   * Completes the image of a specification before it is sent.
   *
   * @param asksRegistry whether the registry is asked
   * @return a warning if the registry could not be asked; empty if all is well
   */
  public static String complete(Call call, ObjectNode spec, boolean asksRegistry) {
    ObjectNode task = Json.child(spec, "TaskTemplate");
    ObjectNode container = Json.child(task, "ContainerSpec");
    String image = ImageNames.tagged(Json.text(container, "Image"));
    if (!image.isEmpty()) {
      container.put("Image", image);
    }
    if (!asksRegistry || image.isEmpty()) {
      return "";
    }
    try {
      JsonNode found = call.api().get("/distribution/" + image + "/json");
      String digest = Json.text(found, "Descriptor", "digest");
      if (!digest.isEmpty() && !image.contains("@")) {
        container.put("Image", image + "@" + digest);
      }
      platforms(found.path("Platforms"), task);
      return "";
    } catch (CommandFailure failure) {
      return "image " + image + " could not be accessed on a registry to record\n"
          + "its digest. Each node will access " + image + " independently,\n"
          + "possibly leading to different nodes running different\nversions of the image.\n";
    }
  }

  private static void platforms(JsonNode found, ObjectNode task) {
    if (!found.isEmpty()) {
      ArrayNode platforms = Json.child(task, "Placement").putArray("Platforms");
      for (JsonNode platform : found) {
        platforms
            .addObject()
            .put("Architecture", Json.text(platform, "architecture"))
            .put("OS", Json.text(platform, "os"));
      }
    }
  }

  /** Prints a warning of {@link #complete}. */
  public static void warn(Call call, String warning) {
    if (!warning.isEmpty()) {
      call.terminal().errorLine(warning);
    }
  }
}
