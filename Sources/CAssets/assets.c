#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// C23 #embed tracks each file as a build dependency.
static const char openapi[] = {
#embed "../../docs/openapi.json"
};

static const char page_api_js[] = {
#embed "../Web/pages/api.js"
};
static const char page_base_css[] = {
#embed "../Web/pages/base.css"
};
static const char page_dom_js[] = {
#embed "../Web/pages/dom.js"
};
static const char page_i18n_js[] = {
#embed "../Web/pages/i18n.js"
};
static const char page_icons_js[] = {
#embed "../Web/pages/icons.js"
};
static const char page_inbox_address_js[] = {
#embed "../Web/pages/inbox-address.js"
};
static const char page_inbox_login_js[] = {
#embed "../Web/pages/inbox-login.js"
};
static const char page_inbox_sessions_js[] = {
#embed "../Web/pages/inbox-sessions.js"
};
static const char page_inbox_css[] = {
#embed "../Web/pages/inbox.css"
};
static const char page_inbox_js[] = {
#embed "../Web/pages/inbox.js"
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
static const char page_mail_css[] = {
#embed "../Web/pages/mail.css"
};
static const char page_mailbox_js[] = {
#embed "../Web/pages/mailbox.js"
};
static const char page_mailkeys_js[] = {
#embed "../Web/pages/mailkeys.js"
};
static const char page_maillist_js[] = {
#embed "../Web/pages/maillist.js"
};
static const char page_mailmessage_js[] = {
#embed "../Web/pages/mailmessage.js"
};
static const char page_mailtabs_js[] = {
#embed "../Web/pages/mailtabs.js"
};
static const char page_mailview_js[] = {
#embed "../Web/pages/mailview.js"
};
static const char page_mark_svg[] = {
#embed "../Web/pages/mark.svg"
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
    ASSET("pages/api.js", page_api_js),
    ASSET("pages/base.css", page_base_css),
    ASSET("pages/dom.js", page_dom_js),
    ASSET("pages/i18n.js", page_i18n_js),
    ASSET("pages/icons.js", page_icons_js),
    ASSET("pages/inbox-address.js", page_inbox_address_js),
    ASSET("pages/inbox-login.js", page_inbox_login_js),
    ASSET("pages/inbox-sessions.js", page_inbox_sessions_js),
    ASSET("pages/inbox.css", page_inbox_css),
    ASSET("pages/inbox.js", page_inbox_js),
    ASSET("pages/lang/base.en.js", page_lang_base_en_js),
    ASSET("pages/lang/base.fr.js", page_lang_base_fr_js),
    ASSET("pages/lang/base.id.js", page_lang_base_id_js),
    ASSET("pages/lang/base.ko.js", page_lang_base_ko_js),
    ASSET("pages/lang/base.zh-Hant.js", page_lang_base_zh_Hant_js),
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
    ASSET("pages/mail.css", page_mail_css),
    ASSET("pages/mailbox.js", page_mailbox_js),
    ASSET("pages/mailkeys.js", page_mailkeys_js),
    ASSET("pages/maillist.js", page_maillist_js),
    ASSET("pages/mailmessage.js", page_mailmessage_js),
    ASSET("pages/mailtabs.js", page_mailtabs_js),
    ASSET("pages/mailview.js", page_mailview_js),
    ASSET("pages/mark.svg", page_mark_svg),
    ASSET("pages/page.html", page_page_html),
    ASSET("pages/prefs.js", page_prefs_js),
    ASSET("pages/stream.js", page_stream_js),
    ASSET("pages/ui.js", page_ui_js),
    { NULL, NULL, 0 },
};

const struct restante_asset *restante_first_asset(void) { return assets; }
