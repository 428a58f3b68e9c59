package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.VolumeAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a container does not start, in the engine's words. Source: control-plane facts 11.3.24, 13; ground truth of engine 20.10. */
final class StartErrors {
  static final String PREFIX = "starting container failed: ";

  /** What the engine says of a container whose process never came to be. */
  private static final int UNKNOWN_EXIT_CODE = 128;

  private static final String RUNTIME =
      "failed to create shim task: OCI runtime create failed: runc create failed: "
          + "unable to start container process: exec: ";

  private StartErrors() {}

  /** A cluster volume was ready when the container was made, and is no more: the machine was off meanwhile. */
  static StartFailure missingVolume(AssignedTask task) {
    VolumeAttachment attached = task.task().volumes().get(0);
    return new StartFailure(
        UNKNOWN_EXIT_CODE,
        "invalid mount config for type \"bind\": bind source path does not exist: /data/published/"
            + attached.source());
  }

  /** A secret or config that the node does not hold, or whose data cannot be filled in; {@code null} if all files can be written. */
  static @Nullable StartFailure missingFile(AssignedTask task) {
    ContainerSpec container = task.task().spec().container();
    for (SecretReference reference : container.secrets()) {
      String name = reference.secret();
      if (task.secrets().stream().noneMatch(s -> s.spec().name().equals(name))) {
        return new StartFailure(UNKNOWN_EXIT_CODE, missing("secret", name));
      }
    }
    for (ConfigReference reference : container.configs()) {
      String name = reference.config();
      if (task.configs().stream().noneMatch(c -> c.spec().name().equals(name))) {
        return new StartFailure(UNKNOWN_EXIT_CODE, missing("config", name));
      }
    }
    return task.unreadable().isEmpty()
        ? null
        : new StartFailure(UNKNOWN_EXIT_CODE, task.unreadable());
  }

  private static String missing(String kind, String name) {
    return "unable to get " + kind + " from " + kind + " store: " + kind + " " + name
        + " not found";
  }

  /** The failure with an error text: that of a command that cannot be run unless it brings its own. */
  static StartFailure worded(StartFailure failure, ContainerSpec container) {
    String prefixless =
        failure.err().startsWith(PREFIX) ? failure.err().substring(PREFIX.length()) : failure.err();
    return new StartFailure(
        failure.exitCode(), prefixless.isEmpty() ? noSuchCommand(container) : prefixless);
  }

  private static String noSuchCommand(ContainerSpec container) {
    List<String> words = container.command().isEmpty() ? container.args() : container.command();
    String command = words.isEmpty() ? "" : words.get(0);
    String quoted = "\"" + command + "\"";
    return command.contains("/")
        ? RUNTIME + quoted + ": stat " + command + ": no such file or directory: unknown"
        : RUNTIME + quoted + ": executable file not found in $PATH: unknown";
  }
}
