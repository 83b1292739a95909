#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// C23 #embed tracks each file as a build dependency.
static const char openapi[] = {
#embed "../../docs/openapi.json"
};

static const char page_agent_js[] = {
#embed "../Web/pages/agent.js"
};
static const char page_api_js[] = {
#embed "../Web/pages/api.js"
};
static const char page_base_css[] = {
#embed "../Web/pages/base.css"
};
static const char page_docs_css[] = {
#embed "../Web/pages/docs.css"
};
static const char page_docs_js[] = {
#embed "../Web/pages/docs.js"
};
static const char page_docs_call_js[] = {
#embed "../Web/pages/docs/call.js"
};
static const char page_docs_credentials_js[] = {
#embed "../Web/pages/docs/credentials.js"
};
static const char page_docs_operation_js[] = {
#embed "../Web/pages/docs/operation.js"
};
static const char page_docs_schema_js[] = {
#embed "../Web/pages/docs/schema.js"
};
static const char page_dom_js[] = {
#embed "../Web/pages/dom.js"
};
static const char page_home_css[] = {
#embed "../Web/pages/home.css"
};
static const char page_home_js[] = {
#embed "../Web/pages/home.js"
};
static const char page_i18n_js[] = {
#embed "../Web/pages/i18n.js"
};
static const char page_icons_js[] = {
#embed "../Web/pages/icons.js"
};
static const char page_inbox_css[] = {
#embed "../Web/pages/inbox.css"
};
static const char page_inbox_js[] = {
#embed "../Web/pages/inbox.js"
};
static const char page_inbox_address_js[] = {
#embed "../Web/pages/inbox/address.js"
};
static const char page_inbox_login_js[] = {
#embed "../Web/pages/inbox/login.js"
};
static const char page_inbox_sessions_js[] = {
#embed "../Web/pages/inbox/sessions.js"
};
static const char page_lang_base_en_js[] = {
#embed "../Web/pages/lang/base.en.js"
};
static const char page_lang_base_fr_js[] = {
#embed "../Web/pages/lang/base.fr.js"
};
static const char page_lang_base_id_js[] = {
#embed "../Web/pages/lang/base.id.js"
};
static const char page_lang_base_ko_js[] = {
#embed "../Web/pages/lang/base.ko.js"
};
static const char page_lang_base_zh_Hant_js[] = {
#embed "../Web/pages/lang/base.zh-Hant.js"
};
static const char page_lang_docs_en_js[] = {
#embed "../Web/pages/lang/docs.en.js"
};
static const char page_lang_docs_fr_js[] = {
#embed "../Web/pages/lang/docs.fr.js"
};
static const char page_lang_docs_id_js[] = {
#embed "../Web/pages/lang/docs.id.js"
};
static const char page_lang_docs_ko_js[] = {
#embed "../Web/pages/lang/docs.ko.js"
};
static const char page_lang_docs_zh_Hant_js[] = {
#embed "../Web/pages/lang/docs.zh-Hant.js"
};
static const char page_lang_home_en_js[] = {
#embed "../Web/pages/lang/home.en.js"
};
static const char page_lang_home_fr_js[] = {
#embed "../Web/pages/lang/home.fr.js"
};
static const char page_lang_home_id_js[] = {
#embed "../Web/pages/lang/home.id.js"
};
static const char page_lang_home_ko_js[] = {
#embed "../Web/pages/lang/home.ko.js"
};
static const char page_lang_home_zh_Hant_js[] = {
#embed "../Web/pages/lang/home.zh-Hant.js"
};
static const char page_lang_inbox_en_js[] = {
#embed "../Web/pages/lang/inbox.en.js"
};
static const char page_lang_inbox_fr_js[] = {
#embed "../Web/pages/lang/inbox.fr.js"
};
static const char page_lang_inbox_id_js[] = {
#embed "../Web/pages/lang/inbox.id.js"
};
static const char page_lang_inbox_ko_js[] = {
#embed "../Web/pages/lang/inbox.ko.js"
};
static const char page_lang_inbox_zh_Hant_js[] = {
#embed "../Web/pages/lang/inbox.zh-Hant.js"
};
static const char page_lang_mail_en_js[] = {
#embed "../Web/pages/lang/mail.en.js"
};
static const char page_lang_mail_fr_js[] = {
#embed "../Web/pages/lang/mail.fr.js"
};
static const char page_lang_mail_id_js[] = {
#embed "../Web/pages/lang/mail.id.js"
};
static const char page_lang_mail_ko_js[] = {
#embed "../Web/pages/lang/mail.ko.js"
};
static const char page_lang_mail_zh_Hant_js[] = {
#embed "../Web/pages/lang/mail.zh-Hant.js"
};
static const char page_lang_owner_en_js[] = {
#embed "../Web/pages/lang/owner.en.js"
};
static const char page_lang_owner_fr_js[] = {
#embed "../Web/pages/lang/owner.fr.js"
};
static const char page_lang_owner_id_js[] = {
#embed "../Web/pages/lang/owner.id.js"
};
static const char page_lang_owner_ko_js[] = {
#embed "../Web/pages/lang/owner.ko.js"
};
static const char page_lang_owner_zh_Hant_js[] = {
#embed "../Web/pages/lang/owner.zh-Hant.js"
};
static const char page_mail_css[] = {
#embed "../Web/pages/mail.css"
};
static const char page_mail_forms_js[] = {
#embed "../Web/pages/mail/forms.js"
};
static const char page_mail_head_js[] = {
#embed "../Web/pages/mail/head.js"
};
static const char page_mail_keys_js[] = {
#embed "../Web/pages/mail/keys.js"
};
static const char page_mail_list_js[] = {
#embed "../Web/pages/mail/list.js"
};
static const char page_mail_mailbox_js[] = {
#embed "../Web/pages/mail/mailbox.js"
};
static const char page_mail_message_js[] = {
#embed "../Web/pages/mail/message.js"
};
static const char page_mailview_js[] = {
#embed "../Web/pages/mailview.js"
};
static const char page_mark_svg[] = {
#embed "../Web/pages/mark.svg"
};
static const char page_owner_css[] = {
#embed "../Web/pages/owner.css"
};
static const char page_owner_js[] = {
#embed "../Web/pages/owner.js"
};
static const char page_owner_account_js[] = {
#embed "../Web/pages/owner/account.js"
};
static const char page_owner_buyer_js[] = {
#embed "../Web/pages/owner/buyer.js"
};
static const char page_owner_buyers_js[] = {
#embed "../Web/pages/owner/buyers.js"
};
static const char page_owner_chart_js[] = {
#embed "../Web/pages/owner/chart.js"
};
static const char page_owner_deliveries_js[] = {
#embed "../Web/pages/owner/deliveries.js"
};
static const char page_owner_domains_js[] = {
#embed "../Web/pages/owner/domains.js"
};
static const char page_owner_door_js[] = {
#embed "../Web/pages/owner/door.js"
};
static const char page_owner_firststeps_js[] = {
#embed "../Web/pages/owner/firststeps.js"
};
static const char page_owner_keys_js[] = {
#embed "../Web/pages/owner/keys.js"
};
static const char page_owner_mailbox_js[] = {
#embed "../Web/pages/owner/mailbox.js"
};
static const char page_owner_newbuyers_js[] = {
#embed "../Web/pages/owner/newbuyers.js"
};
static const char page_owner_newest_js[] = {
#embed "../Web/pages/owner/newest.js"
};
static const char page_owner_newkey_js[] = {
#embed "../Web/pages/owner/newkey.js"
};
static const char page_owner_overview_js[] = {
#embed "../Web/pages/owner/overview.js"
};
static const char page_owner_recheck_js[] = {
#embed "../Web/pages/owner/recheck.js"
};
static const char page_owner_records_js[] = {
#embed "../Web/pages/owner/records.js"
};
static const char page_owner_rented_js[] = {
#embed "../Web/pages/owner/rented.js"
};
static const char page_owner_sessions_js[] = {
#embed "../Web/pages/owner/sessions.js"
};
static const char page_owner_trail_js[] = {
#embed "../Web/pages/owner/trail.js"
};
static const char page_owner_view_js[] = {
#embed "../Web/pages/owner/view.js"
};
static const char page_owner_webhook_js[] = {
#embed "../Web/pages/owner/webhook.js"
};
static const char page_page_html[] = {
#embed "../Web/pages/page.html"
};
static const char page_prefs_js[] = {
#embed "../Web/pages/prefs.js"
};
static const char page_stream_js[] = {
#embed "../Web/pages/stream.js"
};
static const char page_ui_js[] = {
#embed "../Web/pages/ui.js"
};

#define ASSET(name, bytes) { name, bytes, sizeof bytes }

static const struct restante_asset assets[] = {
    ASSET("openapi.json", openapi),
    ASSET("pages/agent.js", page_agent_js),
    ASSET("pages/api.js", page_api_js),
    ASSET("pages/base.css", page_base_css),
    ASSET("pages/docs.css", page_docs_css),
    ASSET("pages/docs.js", page_docs_js),
    ASSET("pages/docs/call.js", page_docs_call_js),
    ASSET("pages/docs/credentials.js", page_docs_credentials_js),
    ASSET("pages/docs/operation.js", page_docs_operation_js),
    ASSET("pages/docs/schema.js", page_docs_schema_js),
    ASSET("pages/dom.js", page_dom_js),
    ASSET("pages/home.css", page_home_css),
    ASSET("pages/home.js", page_home_js),
    ASSET("pages/i18n.js", page_i18n_js),
    ASSET("pages/icons.js", page_icons_js),
    ASSET("pages/inbox.css", page_inbox_css),
    ASSET("pages/inbox.js", page_inbox_js),
    ASSET("pages/inbox/address.js", page_inbox_address_js),
    ASSET("pages/inbox/login.js", page_inbox_login_js),
    ASSET("pages/inbox/sessions.js", page_inbox_sessions_js),
    ASSET("pages/lang/base.en.js", page_lang_base_en_js),
    ASSET("pages/lang/base.fr.js", page_lang_base_fr_js),
    ASSET("pages/lang/base.id.js", page_lang_base_id_js),
    ASSET("pages/lang/base.ko.js", page_lang_base_ko_js),
    ASSET("pages/lang/base.zh-Hant.js", page_lang_base_zh_Hant_js),
    ASSET("pages/lang/docs.en.js", page_lang_docs_en_js),
    ASSET("pages/lang/docs.fr.js", page_lang_docs_fr_js),
    ASSET("pages/lang/docs.id.js", page_lang_docs_id_js),
    ASSET("pages/lang/docs.ko.js", page_lang_docs_ko_js),
    ASSET("pages/lang/docs.zh-Hant.js", page_lang_docs_zh_Hant_js),
    ASSET("pages/lang/home.en.js", page_lang_home_en_js),
    ASSET("pages/lang/home.fr.js", page_lang_home_fr_js),
    ASSET("pages/lang/home.id.js", page_lang_home_id_js),
    ASSET("pages/lang/home.ko.js", page_lang_home_ko_js),
    ASSET("pages/lang/home.zh-Hant.js", page_lang_home_zh_Hant_js),
    ASSET("pages/lang/inbox.en.js", page_lang_inbox_en_js),
    ASSET("pages/lang/inbox.fr.js", page_lang_inbox_fr_js),
    ASSET("pages/lang/inbox.id.js", page_lang_inbox_id_js),
    ASSET("pages/lang/inbox.ko.js", page_lang_inbox_ko_js),
    ASSET("pages/lang/inbox.zh-Hant.js", page_lang_inbox_zh_Hant_js),
    ASSET("pages/lang/mail.en.js", page_lang_mail_en_js),
    ASSET("pages/lang/mail.fr.js", page_lang_mail_fr_js),
    ASSET("pages/lang/mail.id.js", page_lang_mail_id_js),
    ASSET("pages/lang/mail.ko.js", page_lang_mail_ko_js),
    ASSET("pages/lang/mail.zh-Hant.js", page_lang_mail_zh_Hant_js),
    ASSET("pages/lang/owner.en.js", page_lang_owner_en_js),
    ASSET("pages/lang/owner.fr.js", page_lang_owner_fr_js),
    ASSET("pages/lang/owner.id.js", page_lang_owner_id_js),
    ASSET("pages/lang/owner.ko.js", page_lang_owner_ko_js),
    ASSET("pages/lang/owner.zh-Hant.js", page_lang_owner_zh_Hant_js),
    ASSET("pages/mail.css", page_mail_css),
    ASSET("pages/mail/forms.js", page_mail_forms_js),
    ASSET("pages/mail/head.js", page_mail_head_js),
    ASSET("pages/mail/keys.js", page_mail_keys_js),
    ASSET("pages/mail/list.js", page_mail_list_js),
    ASSET("pages/mail/mailbox.js", page_mail_mailbox_js),
    ASSET("pages/mail/message.js", page_mail_message_js),
    ASSET("pages/mailview.js", page_mailview_js),
    ASSET("pages/mark.svg", page_mark_svg),
    ASSET("pages/owner.css", page_owner_css),
    ASSET("pages/owner.js", page_owner_js),
    ASSET("pages/owner/account.js", page_owner_account_js),
    ASSET("pages/owner/buyer.js", page_owner_buyer_js),
    ASSET("pages/owner/buyers.js", page_owner_buyers_js),
    ASSET("pages/owner/chart.js", page_owner_chart_js),
    ASSET("pages/owner/deliveries.js", page_owner_deliveries_js),
    ASSET("pages/owner/domains.js", page_owner_domains_js),
    ASSET("pages/owner/door.js", page_owner_door_js),
    ASSET("pages/owner/firststeps.js", page_owner_firststeps_js),
    ASSET("pages/owner/keys.js", page_owner_keys_js),
    ASSET("pages/owner/mailbox.js", page_owner_mailbox_js),
    ASSET("pages/owner/newbuyers.js", page_owner_newbuyers_js),
    ASSET("pages/owner/newest.js", page_owner_newest_js),
    ASSET("pages/owner/newkey.js", page_owner_newkey_js),
    ASSET("pages/owner/overview.js", page_owner_overview_js),
    ASSET("pages/owner/recheck.js", page_owner_recheck_js),
    ASSET("pages/owner/records.js", page_owner_records_js),
    ASSET("pages/owner/rented.js", page_owner_rented_js),
    ASSET("pages/owner/sessions.js", page_owner_sessions_js),
    ASSET("pages/owner/trail.js", page_owner_trail_js),
    ASSET("pages/owner/view.js", page_owner_view_js),
    ASSET("pages/owner/webhook.js", page_owner_webhook_js),
    ASSET("pages/page.html", page_page_html),
    ASSET("pages/prefs.js", page_prefs_js),
    ASSET("pages/stream.js", page_stream_js),
    ASSET("pages/ui.js", page_ui_js),
    { NULL, NULL, 0 },
};

const struct restante_asset *restante_first_asset(void) { return assets; }
