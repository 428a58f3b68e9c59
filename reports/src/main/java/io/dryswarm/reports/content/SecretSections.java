package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.duration;
import static io.dryswarm.reports.content.Column.moment;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.SecretResult;
import io.dryswarm.models.result.SecretResult.NodeFile;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import java.util.List;

/** How secrets and configs spread, and how long it took to replace them. */
public final class SecretSections {
  /** The first file of a secret or config on one node. */
  public record FileRow(SecretResult secret, NodeFile file) {}

  /** Secret by secret. */
  public static final Section<SecretResult> SECRETS = new Section<>(
      "secrets",
      "Secrets and configs",
      "How each secret and config spread, and how long it took until nothing used it any more. A rotation begins with the update that takes "
          + "it away from a service, and ends when no service names it and no running container has its file; it is missing if there "
          + "was none, or if it did not end.",
      Shape.TABLE,
      List.of(
          text("kind", "KIND", "`secret` or `config`.", s -> s.kind().label()),
          text("name", "NAME", "Full name.", SecretResult::name),
          moment("createdMs", "CREATED", "When the managers had it.", SecretResult::createdNs),
          count(
              "nodes",
              "NODES",
              "Nodes on which a container had its file.",
              s -> s.files().size()),
          duration(
              "propagationMedianMs",
              "CREATE TO FILE",
              "Its creation until the first file, on the node in the middle.",
              SecretResult::propagationMedianNs),
          duration(
              "propagationMaxMs",
              "LAST NODE",
              "The same on the last node.",
              SecretResult::propagationMaxNs),
          duration(
              "deliveryMedianMs",
              "TASK TO FILE",
              "Creation of the task that needs it until the first file, on the node in the middle.",
              SecretResult::deliveryMedianNs),
          duration(
              "deliveryMaxMs",
              "SLOWEST NODE",
              "The same on the slowest node.",
              SecretResult::deliveryMaxNs),
          text(
              "replacedBy",
              "REPLACED BY",
              "What the update put in place of its file; empty if nothing.",
              SecretResult::replacedBy),
          duration("rotationMs", "ROTATION", "How long the rotation took.", s -> s.rotationNs()),
          count(
              "restarts",
              "RESTARTS",
              "Tasks with its file that the update shut down.",
              SecretResult::restarts),
          count(
              "failed",
              "REQUESTS FAILED",
              "Requests that failed during the rotation; until the end of the run if it did not end.",
              SecretResult::failed),
          count(
              "retried",
              "REQUESTS RETRIED",
              "Requests in that time that needed a retransmission of their first packet.",
              SecretResult::retried)),
      report -> report.result().secrets());

  /** Node by node. */
  public static final Section<FileRow> FILES = new Section<>(
      "secretFiles",
      "Files of secrets and configs",
      "When each node first had a container with the file.",
      Shape.TABLE,
      List.of(
          text(
              "kind",
              "KIND",
              "`secret` or `config`.",
              row -> row.secret().kind().label()),
          text("name", "NAME", "Full name.", row -> row.secret().name()),
          text("node", "NODE", "The node.", row -> row.file().node()),
          moment("atMs", "AT", "When the file was written.", row -> row.file().atNs()),
          duration(
              "sinceCreationMs",
              "CREATE TO FILE",
              "Since the creation of the secret or config.",
              row -> row.file().sinceCreationNs()),
          duration(
              "sinceTaskMs",
              "TASK TO FILE",
              "Since the creation of the task that brought it there.",
              row -> row.file().sinceTaskNs()),
          count(
              "containers",
              "CONTAINERS",
              "Containers on the node that had the file, of all there ever were.",
              row -> row.file().containers())),
      SecretSections::files);

  private SecretSections() {}

  private static List<FileRow> files(RunReport report) {
    return report.result().secrets().stream()
        .flatMap(secret -> secret.files().stream().map(file -> new FileRow(secret, file)))
        .toList();
  }
}
