package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import io.dryswarm.reports.content.Section.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Where the application's items (votes) ended. */
public final class ItemSections {
  /** Items that did not end where they should. */
  public record FateRow(String item, String fate, String where, long count) {}

  /** How long items took to a stage. */
  public record StageRow(String item, String stage, Histogram latency) {}

  /** Where items ended. */
  public static final Section<ItemResult> ITEMS = new Section<>(
          "items",
          "Items",
          "Where the items of the application (votes, for example) ended.",
          Shape.TABLE,
          List.of(
              text("item", "ITEM", "Kind of item.", ItemResult::item),
              count("offered", "OFFERED", "Brought along by a request.", ItemResult::offered),
              count("accepted", "ACCEPTED", "The user got a success.", ItemResult::accepted),
              count(
                  "stored",
                  "STORED",
                  "In the table that the application uses at the end of the run.",
                  ItemResult::stored),
              count(
                  "waiting",
                  "WAITING",
                  "Accepted, and in a queue or in a program's hands at the end.",
                  ItemResult::waiting),
              count(
                  "stranded",
                  "STRANDED",
                  "Accepted and stored, but in a volume that no running task uses.",
                  ItemResult::strandedTotal),
              count("lost", "LOST", "Accepted and gone.", ItemResult::lostTotal),
              count("peakQueue", "PEAK QUEUE", "Longest queue seen.", ItemResult::peakQueue)),
          report -> report.result().items())
      .warmUp(WarmUp.EMPTY);

  /** Why items did not end in the table. */
  public static final Section<FateRow> FATES = new Section<>(
          "itemFates",
          "Items lost or stranded",
          "Where and why accepted items are not in the application's table.",
          Shape.TABLE,
          List.of(
              text("item", "ITEM", "Kind of item.", FateRow::item),
              text("fate", "FATE", "`lost` or `stranded`.", FateRow::fate),
              text("where", "WHERE OR WHY", "Cause or place, in words.", FateRow::where),
              count("count", "COUNT", "Items that ended so.", FateRow::count)),
          ItemSections::fates)
      .warmUp(WarmUp.EMPTY);

  /** How long items took. */
  public static final Section<StageRow> LATENCY = new Section<>(
          "itemLatency",
          "From accepted to stored and seen",
          "How long accepted items took to be stored, and to be seen by a reader of the table "
              + "(for votes: vote to result).",
          Shape.TABLE,
          Stream.concat(
                  Stream.<Column<StageRow>>of(
                      text("item", "ITEM", "Kind of item.", StageRow::item),
                      text("stage", "UNTIL", "`stored` or `seen`.", StageRow::stage),
                      count(
                          "count",
                          "COUNT",
                          "Items that got there.",
                          row -> row.latency().getTotalCount())),
                  Quantiles.of("accepted until the stage", StageRow::latency))
              .toList(),
          ItemSections::stages)
      .warmUp(WarmUp.EMPTY);

  private ItemSections() {}

  private static List<FateRow> fates(RunReport report) {
    List<FateRow> rows = new ArrayList<>();
    for (ItemResult item : report.result().items()) {
      item.lost().forEach((cause, count) -> add(rows, item, "lost", cause, count));
      item.stranded().forEach((place, count) -> add(rows, item, "stranded", place, count));
    }
    return rows;
  }

  private static void add(
      List<FateRow> rows, ItemResult item, String fate, String where, long count) {
    if (count > 0) {
      rows.add(new FateRow(item.item(), fate, where, count));
    }
  }

  private static List<StageRow> stages(RunReport report) {
    return report.result().items().stream()
        .flatMap(item -> Stream.of(
            new StageRow(item.item(), "stored", item.storeLatency()),
            new StageRow(item.item(), "seen", item.seenLatency())))
        .toList();
  }
}
