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
    competent: (name: string, ground: string) => `Nơi có thẩm quyền giải quyết, tính theo ${ground}: ${name}.`,
    grounds: {
      residence: 'nơi thường trú',
      land: 'nơi có đất',
      anyOfProvince: 'tỉnh, thành phố',
      anyOfCountry: 'cả nước',
    },
    passedOn: 'Nơi nhận vẫn nhận hồ sơ và chuyển đến đó.',
    notHere: 'Nộp giấy thì nộp trong tỉnh đó; trực tuyến thì nộp từ đâu cũng được.',
  },
  keeping: {
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
    restored: 'Đã lấy lại điều bạn gõ lần trước mà chưa kịp lưu.',
    signedIn: 'Bạn đã đăng nhập',
    signedInText: 'Hãy đóng thẻ này và trở lại thẻ trước: điều bạn gõ vẫn còn ở đó.',
  },
  changed: {
    by: (who: string, event: string, time: string) =>
      who ? `Hồ sơ vừa được thay đổi. ${who}: ${event}, lúc ${time}` : `Hồ sơ vừa được thay đổi: ${event}, lúc ${time}`,
    meanwhile: 'Hồ sơ vừa được thay đổi',
    text: 'Việc bạn vừa bấm chưa được thực hiện, điều bạn gõ vẫn còn. Trang đã hiện hồ sơ như bây giờ; xem lại rồi bấm lần nữa nếu vẫn cần.',
  },
  disputedByOwner:
    'Các cơ sở dữ liệu ghi khác nhau về điều này. Nơi giữ dữ liệu đang xem lại; hồ sơ của bạn vẫn đi tiếp.',
  seeDisputedByOwner: 'các cơ sở dữ liệu ghi khác nhau, nơi giữ dữ liệu đang xem lại.',
  noPage: {
    noPermission:
      'Tài khoản của bạn chưa được giao quyền xem hồ sơ của cơ quan. Hãy đề nghị người quản lý tài khoản của cơ quan giao quyền, rồi đăng nhập lại.',
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
    competent: (name, ground) => `Competent by ${ground}: ${name}.`,
    grounds: {
      residence: 'residence',
      land: 'where the land is',
      anyOfProvince: 'the province',
      anyOfCountry: 'the country',
    },
    passedOn: 'The office takes the dossier in all the same and passes it on.',
    notHere: 'On paper it is filed in that province; online from everywhere.',
  },
  keeping: {
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
    restored: 'What you typed last time and could not be saved is here again.',
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
  },
  disputedByOwner: 'Databases say different things about this. Its owner is looking into it; your dossier goes on.',
  seeDisputedByOwner: 'databases say different things, its owner is looking into it.',
  noPage: {
    noPermission:
      'Your account may not see the dossiers of your office yet. Ask whoever manages its accounts for the permission, then sign in again.',
  },
}
