package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Message.Detail;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;

/** What a page by mail says. */
class PageTextTest {

  @Test
  void thePlainTextTellsWhatWhyAndWhatToDo() {
    assertThat(of(Pages.page("db2kafka is down")).text())
        .isEqualTo(
            """
            db2kafka is down

            Incident #4127 of Relay, high urgency.
            David, you are paged because the incident was escalated to you.
            Yours since Fri 6 Jan, 14:57:04 (22:57:04 UTC).

            source: db-7
            lag: 5 min

            Acknowledge (you are on it, pages stop):
            https://tocsin.example.org/ui/answer?do=acknowledge&key=k1

            Resolve (it is over):
            https://tocsin.example.org/ui/answer?do=resolve&key=k1

            The incident:
            https://tocsin.example.org/ui/incidents/Q1

            A link opens a page that asks for one tap. Opening it changes nothing by itself.
            """);
  }

  @Test
  void theSubjectSaysNumberUrgencyAndTitle() {
    assertThat(of(Pages.page("db2kafka is down")).subject())
        .isEqualTo("[#4127] High urgency: db2kafka is down");
    assertThat(of(page("disk fills", Urgency.LOW, List.of())).subject())
        .isEqualTo("[#4127] Low urgency: disk fills");
    assertThat(of(Pages.page("")).subject()).isEqualTo("[#4127] High urgency: No title");
  }

  @Test
  void whoIsToldAgainReadsItInSubjectTextAndHtml() {
    PageText again =
        PageText.of(Pages.again(Pages.to(ContactKind.EMAIL, "david@example.org", "N1"), 1));

    assertThat(again.subject())
        .isEqualTo("[#4127] High urgency, again, 2nd time: db2kafka is down");
    assertThat(List.of(again.text(), again.html()))
        .allMatch(
            words -> words.contains("Nobody has answered yet: you are told for the 2nd time."));
  }

  @Test
  void aLongTitleIsCutInTheSubjectAndWholeInTheBody() {
    String title = "x".repeat(1_000);

    assertThat(of(Pages.page(title)).subject()).hasSizeLessThan(250).endsWith("…");
    assertThat(of(Pages.page(title)).text()).startsWith(title + "\n");
  }

  @Test
  void whatCameFromOutsideIsTextInHtmlToo() {
    Message.Page page =
        page(
            "<b>\"R&D\"</b>",
            Urgency.HIGH,
            List.of(new Detail("<i>", "'one'\n<two>"), new Detail("url", "javascript:alert(1)")));
    String html = of(page).html();

    assertThat(html)
        .contains(
            "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;", "&lt;i&gt;", "&#39;one&#39;<br>\n&lt;two")
        .contains("href=\"https://tocsin.example.org/ui/answer?do=acknowledge&amp;key=k1\"")
        .doesNotContain("<b>", "<i>", "<two>", "href=\"javascript");
  }

  @Test
  void theHtmlKeepsTheReadersColoursAndLoadsNothing() {
    String html = of(Pages.page("db2kafka is down")).html();

    assertThat(html)
        .contains("<meta name=\"color-scheme\" content=\"light dark\">")
        .doesNotContain("<img", "<script", "<link", "url(", "src=");
  }

  @Test
  void detailsAreBoundedAndKeepTheirLines() {
    List<Detail> many =
        Collections.nCopies(500, new Detail("log", "first\nsecond" + "x".repeat(9_000)));
    PageText text = of(page("db2kafka is down", Urgency.HIGH, many));

    assertThat(text.text()).contains("log: first\n  second").hasSizeLessThan(120_000);
    assertThat(text.html()).hasSizeLessThan(130_000);
  }

  @Test
  void aPageWithoutDetailsOrLinksIsStillAPage() {
    Message full = Pages.to(ContactKind.EMAIL, "david@example.org", "N1");
    Message bare =
        new Message(
            "N1",
            full.recipientName(),
            full.zone(),
            full.contact(),
            page("db2kafka is down", Urgency.HIGH, List.of()),
            null);

    assertThat(PageText.of(bare).text())
        .endsWith("(22:57:04 UTC).\n\nOpen Tocsin to acknowledge or resolve it.\n");
    assertThat(PageText.of(bare).html()).contains("Open Tocsin").doesNotContain("href", "<dl");
  }

  private static PageText of(Message.Page page) {
    return PageText.of(Pages.to(ContactKind.EMAIL, "david@example.org", "N1", page));
  }

  private static Message.Page page(String title, Urgency urgency, List<Detail> details) {
    Message.Page usual = Pages.page(title);
    return new Message.Page(
        usual.incidentId(),
        usual.number(),
        title,
        usual.serviceName(),
        urgency,
        usual.reason(),
        usual.assignedAt(),
        details);
  }

  @Test
  void aRequestForHelpIsAnsweredByJoiningOrDeclining() {
    Message.Page page =
        new Message.Page(
            "Q1",
            4127,
            "db2kafka is down",
            "Relay",
            Urgency.HIGH,
            PageReason.RESPONDER_REQUESTED,
            Pages.THEN,
            List.of(new Message.Detail("asked by", "Zayna")));
    Message asked = Pages.to(ContactKind.EMAIL, "joseph@example.org", "k", page);
    Message message =
        new Message(
            asked.idempotencyKey(),
            asked.recipientName(),
            asked.zone(),
            asked.contact(),
            page,
            new Message.Links(
                "https://tocsin.example.org/ui/incidents/Q1",
                new Message.Link(PageAnswer.JOIN, "https://tocsin.example.org/j"),
                new Message.Link(PageAnswer.DECLINE, "https://tocsin.example.org/d")));

    PageText text = PageText.of(message);

    assertThat(text.text())
        .contains("you are paged because somebody asks for your help with the incident.")
        .contains("asked by: Zayna")
        .contains("Join (you help, pages stop):\nhttps://tocsin.example.org/j")
        .doesNotContain("Acknowledge");
    assertThat(text.html()).contains(">Join</a>", ">Decline</a>");
  }
}
