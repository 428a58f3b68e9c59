package io.dryswarm.models.operations;

import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Something that a user asks of the swarm. */
public sealed interface Operation {
  /** How it would be typed: {@code docker service scale shop_web=5}. */
  String command();

  /** Number of replicas, by full service name; one service after the other. */
  record Scale(SortedMap<String, Integer> replicas) implements Operation {
    @Override
    public String command() {
      return replicas.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(" ", "docker service scale ", ""));
    }
  }

  /** A change of a service's specification. */
  record UpdateService(String service, ServiceChange change) implements Operation {
    @Override
    public String command() {
      return "docker service update" + change.options() + " " + service;
    }
  }

  record RollBack(String service) implements Operation {
    @Override
    public String command() {
      return "docker service rollback " + service;
    }
  }

  record RemoveService(String service) implements Operation {
    @Override
    public String command() {
      return "docker service rm " + service;
    }
  }

  /** Drain, pause or activate. */
  record SetAvailability(NodeRef node, Availability availability) implements Operation {
    @Override
    public String command() {
      String word = availability.name().toLowerCase(Locale.ROOT);
      return "docker node update --availability " + word + " " + node.text();
    }
  }

  /** Promote or demote. */
  record SetRole(NodeRef node, Role role) implements Operation {
    @Override
    public String command() {
      return "docker node " + (role == Role.MANAGER ? "promote " : "demote ") + node.text();
    }
  }

  /** Node labels: what to set, and what to remove. */
  record SetLabels(NodeRef node, SortedMap<String, String> set, List<String> remove)
      implements Operation {
    @Override
    public String command() {
      StringBuilder text = new StringBuilder("docker node update");
      set.forEach(
          (key, value) -> text.append(" --label-add ").append(key).append('=').append(value));
      remove.forEach(key -> text.append(" --label-rm ").append(key));
      return text.append(' ').append(node.text()).toString();
    }
  }

  record RemoveNode(NodeRef node, boolean force) implements Operation {
    @Override
    public String command() {
      return "docker node rm " + (force ? "--force " : "") + node.text();
    }
  }

  /** Settings of the swarm. */
  record UpdateSwarm(SwarmChange change) implements Operation {
    @Override
    public String command() {
      return "docker swarm update" + change.options();
    }
  }

  /**
   * A command of Docker's command-line client, as it is typed.
   *
   * @param line      the whole line: {@code echo "mypass" | docker secret create psql_pass -}
   * @param words     of the command, without {@code docker} itself
   * @param stdin     what is piped into it; empty = nothing
   * @param variables of the shell that are set for this command alone
   */
  record Typed(String line, List<String> words, String stdin, Map<String, String> variables)
      implements Operation {
    public Typed {
      words = List.copyOf(words);
      variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    }

    @Override
    public String command() {
      return line;
    }
  }

  /** Lines that are typed one after another: each when the one before has ended. */
  record Script(List<Typed> lines) implements Operation {
    public Script {
      lines = List.copyOf(lines);
    }

    @Override
    public String command() {
      return lines.stream().map(Typed::line).collect(Collectors.joining("; "));
    }
  }
}
