package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of {@link SpecChange} that is about the container. */
final class ContainerChange {
  private static final String[] HEALTH = {
    "health-cmd", "health-interval", "health-retries", "health-timeout", "health-start-period"
  };

  private final Flags flags;
  private final ObjectNode container;

  ContainerChange(Flags flags, ObjectNode container) {
    this.flags = flags;
    this.container = container;
  }

  /** @throws CommandFailure if settings contradict each other */
  void apply() {
    Pieces.text(flags, "image", container, "Image");
    words("args", "Args");
    words("entrypoint", "Command");
    environment();
    Pieces.text(flags, "workdir", container, "Dir");
    Pieces.text(flags, "user", container, "User");
    Pieces.text(flags, "hostname", container, "Hostname");
    Pieces.on(flags, "init", container, "Init");
    Pieces.text(flags, "isolation", container, "Isolation");
    mounts();
    sysctls();
    ulimits();
    Pieces.number(flags, "oom-score-adj", container, "OomScoreAdj");
    Pieces.number(flags, "stop-grace-period", container, "StopGracePeriod");
    sorted("group", container, "Groups");
    if (flags.anyChanged(
        "dns-add",
        "dns-rm",
        "dns-option-add",
        "dns-option-rm",
        "dns-search-add",
        "dns-search-rm")) {
      ObjectNode dns = Json.child(container, "DNSConfig");
      sorted("dns", dns, "Nameservers");
      sorted("dns-search", dns, "Search");
      sorted("dns-option", dns, "Options");
    }
    hosts();
    if (flags.changed("no-healthcheck") || flags.anyChanged(HEALTH)) {
      health();
    }
    Pieces.on(flags, "tty", container, "TTY");
    Pieces.on(flags, "read-only", container, "ReadOnly");
    Pieces.text(flags, "stop-signal", container, "StopSignal");
    if (flags.anyChanged("cap-add", "cap-drop")) {
      capabilities();
    }
  }

  private void words(String flag, String key) {
    Words.CommandLine given = flags.last(flag, Words.CommandLine.class);
    if (given != null) {
      container.set(key, Json.array(given.words()));
    }
  }

  private void environment() {
    if (!flags.anyChanged("env-add", "env-rm")) {
      return;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (String variable : Json.texts(container.path("Env"))) {
      variables.put(variable.split("=", 2)[0], variable);
    }
    variables.keySet().removeAll(flags.texts("env-rm"));
    for (String variable : flags.texts("env-add")) {
      variables.put(variable.split("=", 2)[0], variable);
    }
    container.set("Env", Json.array(variables.values()));
  }

  private void mounts() {
    if (!flags.anyChanged("mount-add", "mount-rm")) {
      return;
    }
    TreeMap<String, JsonNode> byTarget = new TreeMap<>();
    for (ObjectNode mount : flags.values("mount-add", ObjectNode.class)) {
      if (byTarget.put(Json.text(mount, "Target"), mount) != null) {
        throw new CommandFailure("duplicate mount target");
      }
    }
    container.path("Mounts").forEach(m -> byTarget.putIfAbsent(Json.text(m, "Target"), m));
    byTarget.keySet().removeAll(flags.texts("mount-rm"));
    List<JsonNode> mounts = new ArrayList<>(byTarget.values());
    mounts.sort(Comparator.comparing((JsonNode m) -> Json.text(m, "Source"))
        .thenComparing(m -> Json.text(m, "Target")));
    ArrayNode array = container.putArray("Mounts");
    mounts.forEach(array::add);
  }

  private void sysctls() {
    if (flags.anyChanged("sysctl-add", "sysctl-rm")) {
      TreeMap<String, String> sysctls = Json.map(container.path("Sysctls"));
      sysctls.keySet().removeAll(Options.map(flags.texts("sysctl-rm")).keySet());
      sysctls.putAll(Options.map(flags.texts("sysctl-add")));
      container.set("Sysctls", Json.object(sysctls));
    }
  }

  private void ulimits() {
    if (flags.anyChanged("ulimit-add", "ulimit-rm")) {
      TreeMap<String, JsonNode> limits = new TreeMap<>();
      container.path("Ulimits").forEach(limit -> limits.put(Json.text(limit, "Name"), limit));
      limits.keySet().removeAll(flags.texts("ulimit-rm"));
      for (ObjectNode limit : flags.values("ulimit-add", ObjectNode.class)) {
        limits.put(Json.text(limit, "Name"), limit);
      }
      ArrayNode array = container.putArray("Ulimits");
      limits.values().forEach(array::add);
    }
  }

  /** A list without doubles in the order of its texts, which makes equal changes equal. */
  private void sorted(String flag, ObjectNode object, String key) {
    if (flags.anyChanged(flag + "-add", flag + "-rm")) {
      TreeSet<String> texts = new TreeSet<>(Json.texts(object.path(key)));
      texts.addAll(flags.texts(flag + "-add"));
      texts.removeAll(flags.texts(flag + "-rm"));
      object.set(key, Json.array(texts));
    }
  }

  private void hosts() {
    if (!flags.anyChanged("host-add", "host-rm")) {
      return;
    }
    LinkedHashSet<String> hosts = new LinkedHashSet<>();
    for (String entry : Json.texts(container.path("Hosts"))) {
      List<String> words = new ArrayList<>(List.of(entry.strip().split("\\s+")));
      String address = words.remove(0);
      for (String removal : flags.texts("host-rm")) {
        String[] parts = removal.split(":", 2);
        if (parts.length < 2 || parts[1].equals(address)) {
          words.removeIf(parts[0]::equals);
        }
      }
      if (!words.isEmpty()) {
        hosts.add(address + " " + String.join(" ", words));
      }
    }
    hosts.addAll(Pieces.hosts(flags.values("host-add", String.class)));
    container.set("Hosts", Json.array(hosts));
  }

  private void health() {
    if (flags.isOn("no-healthcheck")) {
      if (flags.anyChanged(HEALTH)) {
        throw new CommandFailure("--no-healthcheck conflicts with --health-* options");
      }
      container.putObject("Healthcheck").putArray("Test").add("NONE");
      return;
    }
    ObjectNode health = Json.child(container, "Healthcheck");
    if (health.path("Test").path(0).asText().equals("NONE")) {
      health.remove("Test");
    }
    Pieces.number(flags, "health-interval", health, "Interval");
    Pieces.number(flags, "health-timeout", health, "Timeout");
    Pieces.number(flags, "health-start-period", health, "StartPeriod");
    Pieces.number(flags, "health-start-interval", health, "StartInterval");
    Pieces.number(flags, "health-retries", health, "Retries");
    if (flags.changed("health-cmd")) {
      String command = flags.get("health-cmd");
      if (command.isEmpty()) {
        health.remove("Test");
      } else {
        health.set("Test", Json.array(List.of("CMD-SHELL", command)));
      }
    }
  }

  /** What is added was perhaps dropped before, and the other way round: then both are forgotten. */
  private void capabilities() {
    TreeSet<String> added = Pieces.capabilities(Json.texts(container.path("CapabilityAdd")));
    TreeSet<String> dropped = Pieces.capabilities(Json.texts(container.path("CapabilityDrop")));
    TreeSet<String> toAdd = Pieces.capabilities(flags.texts("cap-add"));
    TreeSet<String> toDrop = Pieces.capabilities(flags.texts("cap-drop"));
    if (toAdd.remove("RESET")) {
      added.clear();
    }
    if (toDrop.remove("RESET")) {
      dropped.clear();
    }
    for (String name : toDrop) {
      if (!toAdd.contains(name) && !added.remove(name)) {
        dropped.add(name);
      }
    }
    for (String name : toAdd) {
      if (!dropped.remove(name)) {
        added.add(name);
      }
    }
    container.set("CapabilityAdd", Json.array(added.contains("ALL") ? List.of("ALL") : added));
    container.set("CapabilityDrop", Json.array(dropped.contains("ALL") ? List.of("ALL") : dropped));
  }
}
