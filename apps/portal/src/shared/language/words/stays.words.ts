/** The words that keep somebody going: where a dossier goes, what happens to what is typed, where one's work is; in Vietnamese. */
export const staysVi = {
  office: {
    which: 'Bạn thường trú ở xã, phường nào?',
    why: 'Nơi đó nhận hồ sơ. Tài khoản của bạn chưa ghi xã, phường hiện nay; nơi cũ đã tách thì chọn một trong các nơi mới.',
    name: 'Tên xã, phường (tên cũ cũng được)',
    choose: 'Nơi nhận hồ sơ',
    from: (old: string) => `trước là ${old}`,
    none: 'Không có xã, phường nào tên như vậy. Hãy thử tên khác.',
    missing: 'Hãy chọn xã, phường nhận hồ sơ.',
    receives: (name: string) => `Nơi nhận: ${name}`,
    open: 'Chưa chọn nơi nhận hồ sơ.',
  },
  leaving: {
    failed: 'Chưa đăng xuất được',
    offline: 'Đang mất mạng nên bạn vẫn đang đăng nhập. Có mạng lại hãy bấm Đăng xuất lần nữa trước khi rời máy.',
    refused: 'Bạn vẫn đang đăng nhập. Hãy bấm Đăng xuất lần nữa trước khi rời máy.',
  },
  closed: {
    another: {
      title: 'Người khác vừa đăng nhập trên trình duyệt này',
      text: 'Trang đang mở là của người đăng nhập trước nên đã đóng lại, không có gì được gửi bằng tài khoản mới. Điều người trước gõ mà chưa gửi vẫn được giữ, và chỉ hiện lại khi chính người ấy đăng nhập.',
      signIn: 'Đăng nhập lại để làm tiếp',
      goOn: 'Tiếp tục với tài khoản vừa đăng nhập',
    },
    signedOut: {
      title: 'Bạn đã đăng xuất ở một thẻ khác',
      text: 'Trang này đã đóng lại. Muốn làm tiếp, hãy đăng nhập lại.',
      signIn: 'Đăng nhập lại',
      goOn: 'Về trang đầu',
    },
  },
  keeping: {
    offline: 'Đang mất mạng. Điều bạn vừa gõ được giữ trên máy này và tự lưu khi có mạng lại.',
    signedOut: 'Phiên đăng nhập đã hết. Điều bạn vừa gõ được giữ trên máy này.',
    notSent: {
      here: {
        offline: 'Đang mất mạng nên chưa gửi được. Điều bạn gõ được giữ trên máy này; khi có mạng hãy bấm gửi lại.',
        signedOut:
          'Phiên đăng nhập đã hết nên chưa gửi được. Điều bạn gõ được giữ trên máy này; đăng nhập lại rồi gửi lại.',
      },
      onPage: {
        offline: 'Đang mất mạng nên chưa gửi được. Điều bạn gõ vẫn ở trên trang này; khi có mạng hãy bấm gửi lại.',
        signedOut:
          'Phiên đăng nhập đã hết nên chưa gửi được. Điều bạn gõ vẫn ở trên trang này; đăng nhập lại ở thẻ mới rồi gửi lại.',
      },
      nothing: {
        offline: 'Đang mất mạng nên chưa làm được. Khi có mạng hãy bấm lại.',
        signedOut: 'Phiên đăng nhập đã hết nên chưa làm được. Đăng nhập lại rồi bấm lần nữa.',
      },
    },
    pressAgain: 'Bạn đã đăng nhập lại. Hãy bấm lần nữa để làm tiếp.',
    signIn: 'Đăng nhập lại (mở thẻ mới)',
    again: 'Thử lưu lại',
    restored: 'Đã lấy lại điều bạn gõ lần trước mà chưa kịp lưu.',
    otherTab: 'Hồ sơ này cũng đang mở ở một thẻ khác của trình duyệt.',
    otherSaved: 'Thẻ kia vừa lưu câu trả lời. Hãy tải lại để thấy.',
    reload: 'Tải lại',
    signedIn: 'Bạn đã đăng nhập',
    signedInText: 'Hãy đóng thẻ này và trở lại thẻ trước: điều bạn gõ vẫn còn ở đó.',
  },
  changed: {
    by: (who: string, event: string, time: string) =>
      who ? `Hồ sơ vừa được thay đổi. ${who}: ${event}, lúc ${time}` : `Hồ sơ vừa được thay đổi: ${event}, lúc ${time}`,
    meanwhile: 'Hồ sơ vừa được thay đổi',
    text: 'Việc bạn vừa bấm chưa được thực hiện, điều bạn gõ vẫn còn. Trang đã hiện hồ sơ như bây giờ; xem lại rồi bấm lần nữa nếu vẫn cần.',
    answers: 'Hồ sơ này vừa được lưu ở nơi khác (một thẻ hoặc máy khác)',
    answersText: 'Điều bạn vừa gõ chưa được lưu và vẫn còn ở đây. Những chỗ khác nhau:',
    now: 'Đang có',
    yours: 'Bạn gõ',
    keepMine: 'Lưu điều tôi gõ',
    takeTheirs: 'Lấy điều đang có',
    moved: (status: string) => `Hồ sơ nay ở trạng thái “${status}” nên không lưu thêm được. Điều bạn gõ vẫn còn ở đây.`,
  },
  disputedByOwner:
    'Các cơ sở dữ liệu ghi khác nhau về điều này. Nơi giữ dữ liệu đang xem lại; hồ sơ của bạn vẫn đi tiếp.',
  seeDisputedByOwner: 'các cơ sở dữ liệu ghi khác nhau, nơi giữ dữ liệu đang xem lại.',
  noPage: {
    auditor:
      'Việc của kiểm tra viên chưa có trang trên cổng. Số liệu sử dụng và chất lượng của từng cơ sở dữ liệu lấy qua giao diện lập trình của Motlan.',
    operator: 'Người vận hành không xem hồ sơ. Tình trạng hệ thống xem trong hệ thống giám sát của đơn vị vận hành.',
    client: 'Tài khoản của hệ thống khác chỉ dùng giao diện lập trình, xem /docs.',
    noPermission:
      'Tài khoản của bạn chưa được giao quyền xem hồ sơ của cơ quan. Hãy đề nghị người quản lý tài khoản của cơ quan giao quyền, rồi đăng nhập lại.',
    title: 'Việc của bạn ở nơi khác',
  },
  dueFilter: {
    label: 'Hạn trả',
    any: 'Mọi hạn',
    overdue: (count: string) => `Quá hạn (${count})`,
    today: (count: string) => `Hôm nay (${count})`,
    week: (count: string) => `Trong 7 ngày (${count})`,
  },
}

/** The words that keep somebody going, in English. */
export const staysEn: typeof staysVi = {
  office: {
    which: 'In which commune do you live?',
    why: 'It receives your dossier. Your account does not say today\u2019s commune; where yours was split, choose one of the new ones.',
    name: 'Name of the commune (an old name will do)',
    choose: 'Who receives the dossier',
    from: (old) => `formerly ${old}`,
    none: 'There is no commune of that name. Try another one.',
    missing: 'Choose the commune that receives the dossier.',
    receives: (name) => `Received by: ${name}`,
    open: 'Nobody receives the dossier yet.',
  },
  leaving: {
    failed: 'You are not signed out yet',
    offline: 'There is no connection, so you are still signed in. Once it is back, sign out again before you leave.',
    refused: 'You are still signed in. Sign out again before you leave.',
  },
  closed: {
    another: {
      title: 'Somebody else has just signed in in this browser',
      text: 'The page belonged to whoever was signed in before, so it was closed, and nothing was sent by the new account. What was typed and not sent is kept, and shown again only when that person signs in.',
      signIn: 'Sign in again to go on',
      goOn: 'Go on with the account that has just signed in',
    },
    signedOut: {
      title: 'You have signed out in another tab',
      text: 'This page was closed. Sign in again to go on.',
      signIn: 'Sign in again',
      goOn: 'To the first page',
    },
  },
  keeping: {
    offline: 'There is no connection. What you typed is kept on this computer and saved when the connection is back.',
    signedOut: 'You are signed out. What you typed is kept on this computer.',
    notSent: {
      here: {
        offline:
          'There is no connection, so nothing was sent. What you typed is kept on this computer. Send it again later.',
        signedOut:
          'You are signed out, so nothing was sent. What you typed is kept on this computer. Sign in, then send again.',
      },
      onPage: {
        offline:
          'There is no connection, so nothing was sent. What you typed is still on this page. Send it again later.',
        signedOut:
          'You are signed out, so nothing was sent. What you typed is still on this page. Sign in in a new tab, then send again.',
      },
      nothing: {
        offline: 'There is no connection, so nothing was done. Press again once there is one.',
        signedOut: 'You are signed out, so nothing was done. Sign in, then press again.',
      },
    },
    pressAgain: 'You are signed in again. Press once more to go on.',
    signIn: 'Sign in again (in a new tab)',
    again: 'Try to save again',
    restored: 'What you typed last time and could not be saved is here again.',
    otherTab: 'This dossier is open in another tab of this browser too.',
    otherSaved: 'The other tab has just saved answers. Load the page again to see them.',
    reload: 'Load again',
    signedIn: 'You are signed in',
    signedInText: 'Close this tab and go back to the form: what you typed is saved at once.',
  },
  changed: {
    by: (who, event, time) =>
      who
        ? `This dossier was changed meanwhile. ${who}: ${event}, at ${time}`
        : `This dossier was changed meanwhile: ${event}, at ${time}`,
    meanwhile: 'This dossier was changed meanwhile',
    text: 'What you pressed was not done; what you typed is still here. The page shows the dossier as it is now. Look at it, and press again if it is still needed.',
    answers: 'This dossier was just saved elsewhere (in another tab or on another computer)',
    answersText: 'What you just typed is not saved and is still here. The places that differ:',
    now: 'There now',
    yours: 'You typed',
    keepMine: 'Save what I typed',
    takeTheirs: 'Take what is there',
    moved: (status) => `The dossier is now “${status}”, so nothing more can be saved. What you typed is still here.`,
  },
  disputedByOwner: 'Databases say different things about this. Its owner is looking into it; your dossier goes on.',
  seeDisputedByOwner: 'databases say different things, its owner is looking into it.',
  noPage: {
    auditor:
      'Auditors have no page in the portal yet. Figures on the use and quality of each database come from the programming interface of Motlan.',
    operator: 'Operators see no dossiers. The state of the system is shown in the monitoring of the operating unit.',
    client: 'The account of another system uses the programming interface only, see /docs.',
    noPermission:
      'Your account may not see the dossiers of your office yet. Ask whoever manages its accounts for the permission, then sign in again.',
    title: 'Your work is elsewhere',
  },
  dueFilter: {
    label: 'Due',
    any: 'Any day',
    overdue: (count) => `Overdue (${count})`,
    today: (count) => `Today (${count})`,
    week: (count) => `Within 7 days (${count})`,
  },
}
