package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.secrets.ContainerFiles;
import io.dryswarm.models.secrets.ContainerFiles.MountedFile;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The predicates about what containers have and leave behind: files of secrets and configs, named volumes. */
final class FilePredicates {
  private static final Set<String> FILE = Set.of(
      "service",
      "slot",
      "path",
      "exists",
      "mode",
      "uid",
      "gid",
      "size",
      "type",
      "mount",
      "content",
      "readable_by_container_user");

  private static final String DIRECTORY_MODE = "755";

  private FilePredicates() {}

  /** Only files of secrets and configs are known, and the folder that they make. */
  static boolean file(JsonNode p, SwarmState state) {
    JsonKeys.onlyKnown("file field", p, FILE);
    String path = p.get("path").asText();
    TaskObject task = task(p, state);
    if (task == null) {
      return false;
    }
    List<MountedFile> files = state.files(task.id());
    if (path.equals(ContainerFiles.SECRETS)) {
      boolean exists = files.stream().anyMatch(f -> f.path().startsWith(path + "/"));
      return folder(p, exists);
    }
    MountedFile file =
        files.stream().filter(f -> f.path().equals(path)).findFirst().orElse(null);
    boolean shouldExist = p.path("exists").asBoolean(true);
    if (file == null) {
      if (shouldExist && !path.startsWith(ContainerFiles.SECRETS) && files.isEmpty()) {
        throw new Unsupported("file '" + path + "'");
      }
      return !shouldExist;
    }
    return shouldExist && isAsWanted(p, file, task);
  }

  private static @Nullable TaskObject task(JsonNode p, SwarmState state) {
    return state.tasks().stream()
        .filter(t -> t.serviceName().equals(p.get("service").asText()))
        .filter(t -> !p.has("slot") || t.slot() == p.get("slot").asInt())
        .filter(t -> t.observed() == TaskState.RUNNING && t.desired() == TaskState.RUNNING)
        .findFirst()
        .orElse(null);
  }

  /** The folder belongs to the container's own file system. */
  private static boolean folder(JsonNode p, boolean exists) {
    if (!p.path("exists").asBoolean(true)) {
      return !exists;
    }
    return exists
        && (!p.has("mode") || p.get("mode").asText().equals(DIRECTORY_MODE))
        && p.path("uid").asInt(0) == 0
        && p.path("gid").asInt(0) == 0
        && (!p.has("type") || p.get("type").asText().equals("directory"))
        && p.path("mount").isEmpty();
  }

  private static boolean isAsWanted(JsonNode p, MountedFile file, TaskObject task) {
    JsonNode mount = p.path("mount");
    return (!p.has("mode")
            || p.get("mode").asText().equals(Integer.toOctalString(file.owner().mode())))
        && (!p.has("uid") || p.get("uid").asText().equals(file.owner().uid()))
        && (!p.has("gid") || p.get("gid").asText().equals(file.owner().gid()))
        && (!p.has("size") || p.get("size").asInt() == file.sizeBytes())
        && (!p.has("type") || p.get("type").asText().equals("file"))
        && (!p.has("mount") || mount.path("type").asText().equals("tmpfs"))
        && mount.path("read_only").asBoolean(true)
        && (!p.has("content") || p.get("content").asText().equals(file.content()))
        && (!p.has("readable_by_container_user")
            || p.get("readable_by_container_user").asBoolean() == isReadable(file, task));
  }

  /** By the numbers of user and group; a container without either runs as root. */
  private static boolean isReadable(MountedFile file, TaskObject task) {
    String user = task.spec().container().others().getOrDefault("User", "\"0:0\"");
    String[] ids = user.replace("\"", "").split(":", 2);
    String group = ids.length > 1 ? ids[1] : ids[0];
    int mode = file.owner().mode();
    if (ids[0].equals("0") || ids[0].equals("root") || ids[0].isEmpty()) {
      return true;
    } else if (ids[0].equals(file.owner().uid())) {
      return (mode & 0400) != 0;
    } else if (group.equals(file.owner().gid())) {
      return (mode & 0040) != 0;
    }
    return (mode & 0004) != 0;
  }

  /** On each of the nodes exactly these; with a count, on so many of them, and none on the others. */
  static boolean volumes(JsonNode p, SwarmState state, Symbols symbols, List<String> nodeNames) {
    TreeSet<String> names = new TreeSet<>();
    p.path("names").forEach(name -> names.add(name.asText()));
    int having = 0;
    List<String> nodes = symbols.nodes(p.get("on"), state);
    for (String node : nodes) {
      TreeSet<String> there = state.volumes(nodeNames.indexOf(node));
      boolean hasThem = there.equals(names);
      if (p.has("count") ? !hasThem && !there.isEmpty() : !hasThem) {
        return false;
      }
      having += hasThem ? 1 : 0;
    }
    return !p.has("count") || having == p.get("count").asInt();
  }
}
