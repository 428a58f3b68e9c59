package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A service as {@code --pretty} shows it. */
final class PrettyService {
  private final JsonNode service;
  private final JsonNode spec;
  private final JsonNode task;
  private final JsonNode container;
  private final ToLongFunction<String> ageNs;
  private final StringBuilder text = new StringBuilder();

  private PrettyService(JsonNode service, ToLongFunction<String> ageNs) {
    this.service = service;
    this.spec = service.path("Spec");
    this.task = spec.path("TaskTemplate");
    this.container = task.path("ContainerSpec");
    this.ageNs = ageNs;
  }

  /** @param networks names by id */
  static String of(JsonNode service, Map<String, String> networks, ToLongFunction<String> ageNs) {
    PrettyService pretty = new PrettyService(service, ageNs);
    pretty.head();
    pretty.updateStatus();
    pretty.placement();
    pretty.updates("UpdateConfig", "Update order:      ");
    pretty.updates("RollbackConfig", "Rollback order:    ");
    pretty.container();
    pretty.files();
    pretty.logDriver();
    pretty.resources();
    pretty.end(networks);
    return pretty.text.toString();
  }

  private PrettyService line(String label, Object value) {
    text.append('\n').append(label).append(value);
    return this;
  }

  private void title(String title) {
    text.append('\n').append(title);
  }

  private void entries(JsonNode map, String indent, String between) {
    Json.map(map)
        .forEach((key, value) -> text.append('\n')
            .append(indent)
            .append(key)
            .append(value.isEmpty() ? "" : between + value));
  }

  private void head() {
    line("ID:\t\t", Json.text(service, "ID")).line("Name:\t\t", Json.text(spec, "Name"));
    if (!spec.path("Labels").isEmpty()) {
      title("Labels:");
      entries(spec.path("Labels"), " ", "=");
    }
    JsonNode mode = spec.path("Mode");
    title("Service Mode:");
    if (mode.has("Global")) {
      text.append("\tGlobal");
    } else if (mode.has("Replicated")) {
      text.append("\tReplicated");
      line(" Replicas:\t", Json.text(mode, "Replicated", "Replicas"));
    }
  }

  private void updateStatus() {
    JsonNode status = service.path("UpdateStatus");
    String state = Json.text(status, "State");
    if (state.isEmpty()) {
      return;
    }
    title("UpdateStatus:");
    line(" State:\t\t", state);
    if (status.has("StartedAt")) {
      line(" Started:\t", ago(status, "StartedAt"));
    }
    if (state.equals("completed") && status.has("CompletedAt")) {
      line(" Completed:\t", ago(status, "CompletedAt"));
    }
    line(" Message:\t", Json.text(status, "Message"));
  }

  private String ago(JsonNode object, String key) {
    return Units.age(ageNs.applyAsLong(Json.text(object, key))) + " ago";
  }

  private static String list(List<String> texts) {
    return "[" + String.join(" ", texts) + "]";
  }

  private void placement() {
    title("Placement:");
    JsonNode placement = task.path("Placement");
    if (!placement.path("Constraints").isEmpty()) {
      line(" Constraints:\t", list(Json.texts(placement.path("Constraints"))));
    }
    List<String> preferences = new ArrayList<>();
    placement
        .path("Preferences")
        .forEach(p -> preferences.add("spread=" + Json.text(p, "Spread", "SpreadDescriptor")));
    if (!preferences.isEmpty()) {
      line(" Preferences:   ", list(preferences));
    }
    if (placement.path("MaxReplicas").asLong(0) > 0) {
      line(" Max Replicas Per Node:   ", Json.text(placement, "MaxReplicas"));
    }
  }

  private void updates(String key, String order) {
    JsonNode config = spec.path(key);
    if (!config.isObject()) {
      return;
    }
    title(key + ":");
    line(" Parallelism:\t", config.path("Parallelism").asLong());
    if (config.path("Delay").asLong(0) > 0) {
      line(" Delay:\t\t", GoText.duration(config.path("Delay").asLong()));
    }
    line(" On failure:\t", Json.text(config, "FailureAction"));
    if (config.path("Monitor").asLong(0) > 0) {
      line(" Monitoring Period: ", GoText.duration(config.path("Monitor").asLong()));
    }
    line(" Max failure ratio: ", number(config.path("MaxFailureRatio").asDouble()));
    line(" " + order, Json.text(config, "Order"));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : Double.toString(value);
  }

  private void container() {
    title("ContainerSpec:");
    line(" Image:\t\t", Json.text(container, "Image"));
    words(" Args:\t\t", "Args");
    words(" Env:\t\t", "Env");
    if (!Json.text(container, "Dir").isEmpty()) {
      line(" Dir:\t\t", Json.text(container, "Dir"));
    }
    if (container.path("Init").isBoolean()) {
      line(" Init:\t\t", container.path("Init").asBoolean());
    }
    if (!Json.text(container, "User").isEmpty()) {
      line(" User: ", Json.text(container, "User"));
    }
    capabilities();
    if (!container.path("Sysctls").isEmpty()) {
      title("SysCtls:");
      entries(container.path("Sysctls"), " ", ": ");
    }
    if (!container.path("Ulimits").isEmpty()) {
      title("Ulimits:");
      for (JsonNode limit : container.path("Ulimits")) {
        line(
            " " + Json.text(limit, "Name") + ": ",
            Json.text(limit, "Soft") + ":" + Json.text(limit, "Hard"));
      }
    }
  }

  private void words(String label, String key) {
    List<String> words = Json.texts(container.path(key));
    if (!words.isEmpty()) {
      line(label, String.join(" ", words) + " ");
    }
  }

  private void capabilities() {
    List<String> added = Json.texts(container.path("CapabilityAdd"));
    List<String> dropped = Json.texts(container.path("CapabilityDrop"));
    if (!added.isEmpty() || !dropped.isEmpty()) {
      title("Capabilities:");
    }
    if (!added.isEmpty()) {
      line(" Add: ", String.join(", ", added));
    }
    if (!dropped.isEmpty()) {
      line(" Drop: ", String.join(", ", dropped));
    }
  }

  private void files() {
    if (!container.path("Mounts").isEmpty()) {
      title("Mounts:");
    }
    for (JsonNode mount : container.path("Mounts")) {
      line(" Target:\t", Json.text(mount, "Target"))
          .line("  Source:\t", Json.text(mount, "Source"))
          .line("  ReadOnly:\t", mount.path("ReadOnly").asBoolean(false))
          .line("  Type:\t\t", Json.text(mount, "Type"));
    }
    data("Config");
    data("Secret");
  }

  private void data(String title) {
    JsonNode references = container.path(title + "s");
    if (!references.isEmpty()) {
      title(title + "s:");
    }
    for (JsonNode reference : references) {
      line(" Target:\t", Json.text(reference, "File", "Name"))
          .line("  Source:\t", Json.text(reference, title + "Name"));
    }
  }

  private void logDriver() {
    JsonNode driver = task.path("LogDriver");
    if (!driver.isObject()) {
      return;
    }
    title("Log Driver:");
    if (!Json.text(driver, "Name").isEmpty()) {
      line(" Name:\t\t", Json.text(driver, "Name"));
    }
    if (!driver.path("Options").isEmpty()) {
      title(" LogOpts:");
      entries(driver.path("Options"), "  ", ":       ");
    }
    text.append('\n');
  }

  private void resources() {
    JsonNode resources = task.path("Resources");
    if (resources.isObject()) {
      title("Resources:");
      amounts(" Reservations:", resources.path("Reservations"));
      amounts(" Limits:", resources.path("Limits"));
    }
    long pids = Json.at(resources, "Limits", "Pids").asLong(0);
    if (pids > 0) {
      line("  PIDs:\t\t", pids);
    }
  }

  private void amounts(String title, JsonNode amounts) {
    double cpus = amounts.path("NanoCPUs").asLong(0) / 1e9;
    long bytes = amounts.path("MemoryBytes").asLong(0);
    if (cpus > 0 || bytes > 0 || amounts.path("Pids").asLong(0) > 0) {
      title(title);
    }
    if (cpus > 0) {
      line("  CPU:\t\t", number(cpus));
    }
    if (bytes > 0) {
      line("  Memory:\t", Units.binarySize(bytes));
    }
  }

  private void end(Map<String, String> networks) {
    List<String> names = new ArrayList<>();
    for (JsonNode network : task.path("Networks")) {
      String id = Json.text(network, "Target");
      names.add(networks.getOrDefault(id, id));
    }
    if (!names.isEmpty()) {
      line("Networks: ", String.join(" ", names) + " ");
    }
    line("Endpoint Mode:\t", Json.text(spec, "EndpointSpec", "Mode"));
    JsonNode ports = Json.at(service, "Endpoint", "Ports");
    if (!ports.isEmpty()) {
      title("Ports:");
      for (JsonNode port : ports) {
        line(" PublishedPort = ", port.path("PublishedPort").asLong(0))
            .line("  Protocol = ", Json.text(port, "Protocol"))
            .line("  TargetPort = ", port.path("TargetPort").asLong(0))
            .line("  PublishMode = ", Json.text(port, "PublishMode"));
      }
      text.append(' ');
    }
    health();
    text.append('\n');
  }

  private void health() {
    JsonNode health = container.path("Healthcheck");
    if (!health.isObject()) {
      return;
    }
    line(" Healthcheck:", "");
    line("  Interval = ", GoText.duration(health.path("Interval").asLong(0)))
        .line("  Retries = ", health.path("Retries").asLong(0))
        .line("  StartPeriod =\t", GoText.duration(health.path("StartPeriod").asLong(0)))
        .line("  Timeout =\t", GoText.duration(health.path("Timeout").asLong(0)));
    if (!health.path("Test").isEmpty()) {
      title("  Tests:");
      Json.texts(health.path("Test")).forEach(test -> line("\t Test = ", test));
      text.append(' ');
    }
  }
}
