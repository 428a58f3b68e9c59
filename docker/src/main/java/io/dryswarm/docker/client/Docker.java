package io.dryswarm.docker.client;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.docker.client.data.DataCommands;
import io.dryswarm.docker.client.flags.FlagError;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.HelpAsked;
import io.dryswarm.docker.client.network.NetworkCommands;
import io.dryswarm.docker.client.node.NodeCommands;
import io.dryswarm.docker.client.service.ServiceCommands;
import io.dryswarm.docker.client.stack.StackCommands;
import io.dryswarm.docker.client.swarm.SwarmCommands;
import io.dryswarm.docker.client.system.SystemCommands;
import io.dryswarm.docker.client.volume.VolumeCommands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Docker's command-line client. What a command does is a function of its words, its files and the engine's answers. */
public final class Docker {
  private static final int BAD_FLAGS = 125;

  /** Other words for commands. */
  private static final Map<String, String> ALIASES =
      Map.of("list", "ls", "remove", "rm", "up", "deploy", "down", "rm");

  /** Commands of Docker that are about single engines, which are not simulated. */
  private static final List<String> NOT_SIMULATED = List.of(
      "attach",
      "build",
      "builder",
      "buildx",
      "checkpoint",
      "commit",
      "compose",
      "container",
      "context",
      "cp",
      "diff",
      "events",
      "exec",
      "export",
      "history",
      "image",
      "images",
      "import",
      "inspect",
      "kill",
      "load",
      "login",
      "logout",
      "logs",
      "manifest",
      "pause",
      "plugin",
      "port",
      "ps",
      "pull",
      "push",
      "rename",
      "restart",
      "rmi",
      "run",
      "save",
      "search",
      "start",
      "stats",
      "stop",
      "system",
      "tag",
      "top",
      "trust",
      "unpause",
      "update",
      "wait");

  private final Map<String, Command> commands = new TreeMap<>();

  public Docker() {
    Stream.of(
            ServiceCommands.all(),
            StackCommands.all(),
            DataCommands.all(),
            NetworkCommands.all(),
            NodeCommands.all(),
            SwarmCommands.all(),
            SystemCommands.all(),
            VolumeCommands.all())
        .flatMap(List::stream)
        .forEach(command -> commands.put(command.path(), command));
  }

  /** Runs a command to its end. */
  public Outcome run(Invocation invocation, Session session) {
    Terminal terminal = new Terminal();
    int status = 0;
    try {
      run(invocation, session, terminal);
    } catch (CommandFailure failure) {
      if (!failure.text().isEmpty()) {
        terminal.errorLine(failure.text());
      }
      status = failure.exitStatus();
    }
    return new Outcome(status, terminal.out(), terminal.err());
  }

  /**
   * Whether the client would begin to run these words.
   *
   * @throws CommandFailure in its words, if a command, a flag or the number of arguments is not right
   */
  public void check(List<String> words) {
    Command command = find(words);
    int length = command.path().split(" ").length - 1;
    try {
      command.check(command.flags().parse(words.subList(length, words.size())));
    } catch (FlagError error) {
      throw new CommandFailure(String.valueOf(error.getMessage()), BAD_FLAGS);
    } catch (HelpAsked asked) {
      // Help can be had.
    }
  }

  /** The word that is nearest to the one for which there is no command: a group or a single command, or a command of the group. */
  public Optional<String> nearest(List<String> words) {
    String group = words.isEmpty() ? "" : words.get(0);
    List<String> groups = at(1, "docker ");
    if (!groups.contains(group)) {
      return NOT_SIMULATED.contains(group) ? Optional.empty() : Suggestion.nearest(group, groups);
    }
    String word = words.size() > 1 ? words.get(1) : "";
    List<String> ofGroup = at(2, "docker " + group + " ");
    return ofGroup.contains(ALIASES.getOrDefault(word, word))
        ? Optional.empty()
        : Suggestion.nearest(word, ofGroup);
  }

  private List<String> at(int position, String start) {
    return commands.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.split(" ", -1)[position])
        .distinct()
        .toList();
  }

  private void run(Invocation invocation, Session session, Terminal terminal) {
    List<String> words = invocation.words();
    Command command = find(words);
    int length = command.path().split(" ").length - 1;
    Flags flags = command.flags();
    List<String> arguments;
    try {
      arguments = flags.parse(words.subList(length, words.size()));
    } catch (FlagError error) {
      throw new CommandFailure(
          error.getMessage() + "\n\nUsage:  " + command.usageLine() + "\n\nRun '" + command.path()
              + " --help' for more information",
          BAD_FLAGS);
    } catch (HelpAsked asked) {
      terminal.line("Usage:  " + command.usageLine() + "\n\n" + command.summary());
      return;
    }
    command.check(arguments);
    command.run(new Call(
        flags,
        arguments,
        new Api(session),
        session,
        terminal,
        invocation,
        new MapOrder(invocation.seed())));
  }

  /**
   * The command that the words begin with.
   *
   * @throws CommandFailure if there is none
   */
  public Command find(List<String> words) {
    if (words.isEmpty()) {
      throw new CommandFailure(
          "docker: no command given\n\nRun 'docker --help' for more information");
    }
    String group = words.get(0);
    Command single = commands.get("docker " + group);
    if (single != null) {
      return single;
    }
    boolean isGroup =
        commands.keySet().stream().anyMatch(p -> p.startsWith("docker " + group + " "));
    if (!isGroup) {
      throw NOT_SIMULATED.contains(group)
          ? new CommandFailure("docker: 'docker " + group + "' is not simulated")
          : new CommandFailure("docker: unknown command: docker " + group
              + "\n\nRun 'docker --help' for more information");
    }
    String word = words.size() > 1 ? words.get(1) : "";
    Command command = commands.get("docker " + group + " " + ALIASES.getOrDefault(word, word));
    if (command == null) {
      throw new CommandFailure(
          word.isEmpty()
              ? "Usage:  docker " + group + " COMMAND"
              : "docker: unknown command: docker " + group + " " + word + "\n\nUsage:  docker "
                  + group + "\n\nRun 'docker " + group + " --help' for more information");
    }
    return command;
  }
}
