package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Api;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.client.print.Listing;
import io.dryswarm.docker.client.print.NaturalOrder;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prints services, as {@code service ls} and {@code stack services} do. */
public final class ServiceList {
  private static final Listing LISTING = Listing.of(
      "table {{.ID}}\t{{.Name}}\t{{.Mode}}\t{{.Replicas}}\t{{.Image}}\t{{.Ports}}",
      "id: {{.ID}}\nname: {{.Name}}\nmode: {{.Mode}}\nreplicas: {{.Replicas}}\nimage: {{.Image}}\nports: {{.Ports}}\n",
      "id: {{.ID}}",
      "ID",
      "ID",
      "Name",
      "NAME",
      "Mode",
      "MODE",
      "Replicas",
      "REPLICAS",
      "Image",
      "IMAGE",
      "Ports",
      "PORTS");

  private ServiceList() {}

  /** The flags of such commands. */
  public static Flags flags() {
    return new Flags().on("quiet", "q").text("format").add("filter", "f", Options::filter);
  }

  /** The services that fit, with their tasks in numbers unless only ids are wanted. */
  public static List<JsonNode> find(
      Call call, SortedMap<String, ? extends Collection<String>> filters) {
    EngineRequest request = Api.filtered(EngineRequest.get("/services"), filters);
    List<JsonNode> services = new ArrayList<>();
    boolean isQuiet = call.flags().isOn("quiet");
    call.api().call(isQuiet ? request : request.with("status", "true")).forEach(services::add);
    services.sort(Comparator.comparing(s -> Json.text(s, "Spec", "Name"), NaturalOrder.INSTANCE));
    return services;
  }

  public static void print(Call call, List<JsonNode> services) {
    List<Row> rows = services.stream().map(ServiceList::row).toList();
    Flags flags = call.flags();
    call.terminal().print(LISTING.print(flags.get("format"), flags.isOn("quiet"), rows));
  }

  private static Row row(JsonNode service) {
    JsonNode spec = service.path("Spec");
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("ID", Units.shortId(Json.text(service, "ID")));
    fields.put("Name", Json.text(spec, "Name"));
    fields.put("Mode", mode(spec.path("Mode")));
    fields.put("Replicas", replicas(service));
    fields.put(
        "Image", ImageNames.shown(Json.text(spec, "TaskTemplate", "ContainerSpec", "Image")));
    fields.put("Ports", PortRanges.text(Json.at(service, "Endpoint", "Ports")));
    return new Row("*service.serviceContext", fields, null);
  }

  private static String mode(JsonNode mode) {
    if (mode.has("Global")) {
      return "global";
    } else if (mode.has("Replicated")) {
      return "replicated";
    } else if (mode.has("ReplicatedJob")) {
      return "replicated job";
    }
    return mode.has("GlobalJob") ? "global job" : "";
  }

  private static String replicas(JsonNode service) {
    JsonNode status = service.path("ServiceStatus");
    JsonNode mode = Json.at(service, "Spec", "Mode");
    long desired = status.path("DesiredTasks").asLong();
    long completed = status.path("CompletedTasks").asLong();
    String now = status.path("RunningTasks").asLong() + "/" + desired;
    if (mode.has("ReplicatedJob")) {
      long total = mode.path("ReplicatedJob").path("TotalCompletions").asLong();
      return now + " (" + completed + "/" + total + " completed)";
    } else if (mode.has("GlobalJob")) {
      return now + " (" + completed + "/" + (desired + completed) + " completed)";
    }
    long most =
        Json.at(service, "Spec", "TaskTemplate", "Placement", "MaxReplicas").asLong();
    return mode.has("Replicated") && most > 0 ? now + " (max " + most + " per node)" : now;
  }
}
